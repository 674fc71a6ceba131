"""What is asked about a statement: which one thing, were it otherwise, could help the unit."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ruledsl.facts import UnitFacts
from ruledsl.ir import Column, Entry, Plan
from ruledsl.scorecard import Item
from ruledsl.tools.reply.model import Question
from ruledsl.tools.reply.what_if import Change
from ruledsl.tools.standing import number


def questions(
    plan: Plan, entry: Entry, item: Item, facts: UnitFacts, event: str, chosen: Mapping[str, str]
) -> Iterator[Question]:
    """The changes to be tried; with ``event`` only this one is taken away."""
    if item.kind == "reading":
        yield from _options(plan, item, chosen)
    elif item.reason in ("reading", "condition"):
        return
    elif item.kind == "indicator":
        yield from _points(plan, entry, "full", number(item.value("maximum")), item)
    elif item.kind == "bonus":
        got = number(item.value("points"))
        yield from _points(plan, entry, "more", None if got is None else got + 1, item)
    elif item.kind in ("deduction", "veto") and did(item):
        yield from _without(plan, entry, facts, event)


def did(item: Item) -> bool:
    """Whether a deduction or veto did anything."""
    flag, points = item.value("flag"), number(item.value("points"))
    return bool(points) if flag is None else flag.text == "yes"


def _options(plan: Plan, item: Item, chosen: Mapping[str, str]) -> Iterator[Question]:
    for parameter in (p for p in plan.parameters if p.name == item.path):
        for option in parameter.options:
            if option != chosen[parameter.name]:
                yield Question("reading", Change(reading=(parameter.name, option)), option)


def _points(plan: Plan, entry: Entry, kind: str, wanted: Decimal | None, item: Item) -> Iterator[Question]:
    """Other points for the statement, where it can have them."""
    name = entry.column("points")
    if name is None or wanted is None or wanted == number(item.value("points")):
        return
    column = plan.column(name)
    scaled = wanted.scaleb(column.type.decimals)
    if scaled == int(scaled) and _can_be(column, int(scaled)):
        yield Question(kind, Change(name, int(scaled)))


def _without(plan: Plan, entry: Entry, facts: UnitFacts, event: str) -> Iterator[Question]:
    """What happened taken away; where it is not a list of events, the statement set to nothing."""
    kind = "without" if entry.kind == "deduction" else "unfound"
    column = plan.column(entry.column("points") or entry.column("flag") or entry.path)
    lines = facts.lines.get(entry.column("lines") or column.name, ())
    gone = tuple(n for n, line in enumerate(lines) if event in ("", line.id))
    if gone:
        yield Question(kind, Change(without=((entry.column("lines") or column.name, gone),)))
    elif not lines and _can_be(column, 0):
        yield Question(kind, Change(column.name, 0))


def _can_be(column: Column, value: int) -> bool:
    return column.table == "unit" and column.type.lo <= value <= column.type.hi
