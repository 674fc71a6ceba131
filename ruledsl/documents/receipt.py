"""A receipt: everything that a result was made of, by digest, so that it can be made again for an objection.

``ruledsl.receipt/1``
    schema, number, engine, libraries {name: version}, measure {id, version}, year,
    options {measure?, year?, readings, trial, strict, round?, unit?, lang},
    inputs [{role, file, sha256}], hashes {text, plan, schema}, results (sha256 of the JSON of eval),
    units [{unit, class, total, grade, rank}], outputs [{file, sha256}]
"""

import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from attrs import frozen

from ruledsl.scorecard import Results, Value
from ruledsl.show.texts import say

SCHEMA = "ruledsl.receipt/1"
LIBRARIES = ("attrs", "docxtpl", "Jinja2", "lark", "lxml", "openpyxl", "python-docx", "PyYAML")


def sha256(data: bytes) -> str:
    """The whole digest of some bytes."""
    return hashlib.sha256(data).hexdigest()


@frozen
class Input:
    """A file that went into a result; ``role`` is rules, scheme, facts or template."""

    role: str
    file: str
    data: bytes

    def entry(self) -> dict[str, str]:
        return {"role": self.role, "file": self.file, "sha256": sha256(self.data)}


def libraries() -> dict[str, str]:
    """The versions on which the bytes of documents depend."""
    found = {"Python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def receipt(
    results: Results,
    results_text: str,
    inputs: Iterable[Input],
    options: Mapping[str, Any],
) -> dict[str, Any]:
    """The receipt of a result without its documents; its number is a digest of it."""
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "number": "",
        "engine": results.engine,
        "libraries": libraries(),
        "measure": {"id": results.measure, "version": results.version},
        "year": str(results.year),
        "options": {k: v for k, v in options.items() if v not in (None, "", [], (), False)},
        "inputs": [entry.entry() for entry in inputs],
        "hashes": dict(results.hashes),
        "results": sha256(results_text.encode()),
        "units": [{"unit": u.unit, "class": u.class_name, **_outcome(u.total, u.grade, u.rank)} for u in results.units],
    }
    what = {k: v for k, v in body.items() if k not in ("libraries", "inputs")}
    what["inputs"] = [(e["role"], e["sha256"]) for e in body["inputs"]]
    body["number"] = sha256(json.dumps(what, ensure_ascii=False, sort_keys=True).encode())[:12]
    return body


def _outcome(*values: Value | None) -> dict[str, str]:
    names = ("total", "grade", "rank")
    return {name: v.text or v.absent for name, v in zip(names, values, strict=True) if v is not None}


def with_outputs(body: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """The receipt as it is written, with the digest of every document."""
    outputs = [{"file": name, "sha256": sha256(data)} for name, data in sorted(files.items())]
    return (json.dumps({**body, "outputs": outputs}, ensure_ascii=False, indent=2) + "\n").encode()


@frozen
class Change:
    """Something that is not as a receipt says."""

    what: str
    before: str
    now: str


def read(data: bytes) -> dict[str, Any] | str:
    """A receipt, or what is wrong with it."""
    if len(data) > 32 * 2**20:
        return "> 32 MB"
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as problem:
        return str(problem)[:120]
    if not isinstance(body, dict) or body.get("schema") != SCHEMA:
        return SCHEMA
    shapes = {"options": dict, "inputs": list, "outputs": list, "units": list, "hashes": dict, "libraries": dict}
    wrong = [key for key, kind in shapes.items() if not isinstance(body.get(key), kind)]
    entries = [e for key in ("inputs", "outputs", "units") for e in body.get(key, ()) if not wrong]
    if wrong or not all(isinstance(e, dict) and all(isinstance(v, str) for v in e.values()) for e in entries):
        return "、".join(wrong) or "inputs, outputs, units"
    return body


def changes(old: Mapping[str, Any], new: Mapping[str, Any], lang: str) -> Sequence[Change]:
    """What differs between a receipt and one that was made again, most telling first."""
    found: list[Change] = []

    def compare(what: str, before: Any, now: Any) -> None:
        if before != now:
            gone = say("verify.gone", lang)
            found.append(Change(what, str(before or gone), str(now or gone)))

    rows = [{e["file"]: e["sha256"] for e in body["inputs"]} for body in (old, new)]
    for name in dict.fromkeys((*rows[0], *rows[1])):
        compare(say("verify.input", lang, file=name), rows[0].get(name), rows[1].get(name))
    for name in dict.fromkeys((*old["hashes"], *new["hashes"])):
        compare(say("verify.hash", lang, name=name), old["hashes"].get(name), new["hashes"].get(name))
    cards = [{e["unit"]: e for e in body["units"]} for body in (old, new)]
    for unit in dict.fromkeys((*cards[0], *cards[1])):
        for key in ("total", "grade", "rank"):
            what = say("verify.unit", lang, unit=unit, what=say(f"verify.{key}", lang))
            compare(what, cards[0].get(unit, {}).get(key), cards[1].get(unit, {}).get(key))
    compare(say("verify.result", lang), old.get("results"), new.get("results"))
    compare("engine", old.get("engine"), new.get("engine"))
    for name in dict.fromkeys((*old["libraries"], *new["libraries"])):
        compare(say("verify.library", lang, name=name), old["libraries"].get(name), new["libraries"].get(name))
    rows = [{e["file"]: e["sha256"] for e in body["outputs"]} for body in (old, new)]
    for name in dict.fromkeys((*rows[0], *rows[1])):
        compare(say("verify.output", lang, file=name), rows[0].get(name), rows[1].get(name))
    return found
