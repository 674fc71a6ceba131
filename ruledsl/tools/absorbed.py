"""Event lines that lost against another of the same incident → the line that counts in their place."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from ruledsl.facts import UnitFacts
from ruledsl.ir import Plan
from ruledsl.records import shape
from ruledsl.scorecard import Item, Line


@frozen
class Rival:
    """A line that counts: the place of its item and its own, its incident, and its order among the lines of it."""

    item: int
    number: int
    incident: int
    order: tuple[Fraction, int, int, int]


def with_absorbed(
    plan: Plan, items: tuple[Item, ...], unit: UnitFacts, lines: Mapping[str, list[dict[str, int]]]
) -> tuple[Item, ...]:
    """The items, each line that is not the one kept of its incident marked with that one."""
    found = list(items)
    places = {table: n for n, entry in enumerate(plan.entries) if (table := entry.column("lines"))}
    for entry, merged in zip(plan.entries, items, strict=True):
        if not entry.rivals or merged.reason == "reading":
            continue
        tables = [(table, places[table]) for table in entry.rivals]
        rivals = [r for n, (t, place) in enumerate(tables) for r in _rivals(plan, t, n, place, items, unit, lines)]
        for incident in {r.incident for r in rivals}:
            best, *rest = sorted((r for r in rivals if r.incident == incident), key=lambda r: r.order)
            _mark(found, best, rest)
    return tuple(found)


def _rivals(
    plan: Plan,
    table: str,
    rank: int,
    place: int,
    items: Sequence[Item],
    unit: UnitFacts,
    lines: Mapping[str, list[dict[str, int]]],
) -> Iterator[Rival]:
    """The lines of a statement that count before merging, where the statement applies."""
    if items[place].reason in ("reading", "condition") or unit.row is None:
        return
    slots = shape(plan, table)
    key, day = (next(slots.values[f.name] for f in slots.facts if f.role == role) for role in ("incident", "date"))
    rows = unit.row[shape(plan, "unit").tables[table]]
    for number, (row, own, line) in enumerate(zip(rows, lines.get(table, ()), items[place].lines, strict=False)):
        if own.get(f"{table}#counts") == 1 and line.points is not None and not line.points.absent:
            yield Rival(place, number, row[key], (-Fraction(line.points.text), rank, row[day], number))


def _mark(items: list[Item], best: Rival, rest: Sequence[Rival]) -> None:
    kept: Line = items[best.item].lines[best.number]
    said = (items[best.item].label, kept.date, *([kept.id] if kept.id else []))
    for lost in rest:
        item = items[lost.item]
        marked = evolve(item.lines[lost.number], absorbed=said)
        changed = (*item.lines[: lost.number], marked, *item.lines[lost.number + 1 :])
        items[lost.item] = evolve(item, lines=changed)
