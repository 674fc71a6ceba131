"""Plan ↔ JSON, and the digests by which forms, receipts and results recognise what they belong to.

The shape is ``{"schema": "ruledsl.plan/1", "plan": …}``; every node is a list that begins with its name, so a plan can
be read without the rule files it came from.
"""

import hashlib
import json
from enum import IntEnum
from functools import cache
from typing import Any

import attrs

from ruledsl import ir
from ruledsl.ir import Origin, Plan
from ruledsl.node import evolve

SCHEMA = "ruledsl.plan/1"
#: What says where a column comes from, not what it means.
_WHENCE = frozenset(("origin", "clauses", "text", "texts", "reason"))
_NODES = {name: cls for name, cls in vars(ir).items() if isinstance(cls, type) and attrs.has(cls)}


def to_json(plan: Plan, origins: bool = True) -> str:
    """Canonical JSON of a plan: sorted, no spaces, UTF-8; without ``origins`` only what it means."""
    body = {"schema": SCHEMA, "plan": _encode(plan, origins)}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Plan:
    """The plan that ``to_json`` wrote.

    Raises ValueError when the text is of another schema.
    """
    body = json.loads(text)
    if body.get("schema") != SCHEMA:
        raise ValueError(f"not a plan of {SCHEMA}")
    plan: Plan = _decode(body["plan"])
    return plan


def _encode(value: Any, origins: bool) -> Any:
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, tuple):
        return [_encode(v, origins) for v in value]
    if isinstance(value, frozenset):
        return {"set": sorted(int(v) for v in value)}
    known = _fields(type(value))  # type: ignore[arg-type]
    if known is None:
        return value
    told: dict[str, Any] = {"node": type(value).__name__}
    for name, default in known:
        here = getattr(value, name)
        if here != default and (origins or name not in _WHENCE):
            told[name] = _encode(here, origins)
    return told


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a class with their defaults; None for what is no node."""
    return tuple((a.name, a.default) for a in attrs.fields(kind)) if attrs.has(kind) else None


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(v) for v in value)
    if not isinstance(value, dict):
        return value
    if "set" in value:
        return frozenset(ir.Absence(v) for v in value["set"])
    cls = _NODES[value["node"]]
    fields = {k: _decode(v) for k, v in value.items() if k != "node"}
    if cls is ir.Lit and "absence" in fields:
        fields["absence"] = ir.Absence(fields["absence"])
    return cls(**fields)


def digest(text: str | bytes) -> str:
    """Sixteen hexadecimal digits of SHA-256, enough to tell versions apart and short enough to be read out."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return hashlib.sha256(data).hexdigest()[:16]


def hashes(plan: Plan, texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """``text``: the bytes of all files; ``plan``: what they mean; ``schema``: which facts they ask for."""
    asked = [_encode(evolve(f, origin=Origin()), False) for f in plan.facts]
    schema = json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (
        ("text", digest("\x00".join(texts))),
        ("plan", digest(to_json(plan, origins=False))),
        ("schema", digest(schema)),
    )
