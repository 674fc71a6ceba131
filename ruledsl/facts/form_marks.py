"""The mark of a form: a hidden sheet that says for which rules it was made and which facts they asked for."""

import hashlib
import json

from attrs import field, frozen

from ruledsl.facts.cells import Sheet
from ruledsl.ir import Fact, Plan
from ruledsl.records import stored

#: The hidden sheet with the mark, and the one with the lists that cells choose from.
SHEET, LISTS = "_ruledsl", "_lists"
SCHEMA = "ruledsl.form/1"
#: How the sheet of a child table begins; the sheets with remarks for people.
CHILD, REMARKS = "子表_", ("说明", "readme")
#: The sheet that says what must come out: for ``ruledsl test``, no facts.
EXPECTED = ("应为", "expected")


@frozen
class Mark:
    """What a form says of itself: its keys, and each fact by name with a short digest of its type."""

    keys: dict[str, str] = field(factory=dict)
    facts: dict[str, str] = field(factory=dict)

    @property
    def roster(self) -> bool:
        """Whether the units of the form are the roster."""
        return self.keys.get("roster") == "form"


@frozen
class Difference:
    """How the facts that a form asked for differ from those that the rules ask for now."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.changed)


def asked(plan: Plan) -> dict[str, str]:
    """Every fact that a person fills in, with a digest of what is accepted for it."""
    facts = [f for table in plan.tables for f in stored(plan, table.name)]
    texts = [f for f in plan.facts if f.type.kind == "text"]
    return {f.name: _digest(f) for f in (*facts, *texts) if not computed(f)}


def computed(fact: Fact) -> bool:
    """A fact of the run that the program knows: the year and its days."""
    return (fact.table == "year" and fact.role not in ("", "decided")) or fact.role == "id"


def _digest(fact: Fact) -> str:
    kind = fact.type
    body = (kind.kind, kind.decimals, kind.lo, kind.hi, kind.choices, sorted(map(int, kind.absent)), fact.when_absent)
    return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:8]


def difference(mark: Mark, plan: Plan) -> Difference:
    """What has changed since the form was made."""
    now = asked(plan)
    return Difference(
        tuple(name for name in mark.facts if name not in now),
        tuple(name for name in now if name not in mark.facts),
        tuple(name for name, digest in now.items() if mark.facts.get(name, digest) != digest),
    )


def mark_of(sheet: Sheet) -> Mark | None:
    """The mark on a sheet: keys and values, then the facts under ``fact``."""
    mark = Mark()
    for row in sorted(sheet.rows):
        what, name, value = (sheet.text(row, column).strip() for column in (1, 2, 3))
        if what == "key":
            mark.keys[name] = value
        elif what == "fact":
            mark.facts[name] = value
    return mark if mark.keys.get("schema") == SCHEMA else None
