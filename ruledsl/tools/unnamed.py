"""Events of which an incident keeps only the best, or counts which one it is, and that name no incident: each stands alone."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import UnitFacts
from ruledsl.ir import Fold, Plan, walk
from ruledsl.records import shape
from ruledsl.scorecard import Item

#: The fact that says which events are one incident.
_INCIDENT = "事由"


@frozen
class Together:
    """Tables of event lines whose incidents matter together: by which statement, under which clauses."""

    name: str
    clauses: tuple[str, ...]
    tables: tuple[str, ...]


def told_apart(plan: Plan) -> tuple[Together, ...]:
    """Where the result depends on which events are one incident under the options in use; the widest of what overlaps."""
    groups = {t.name: t for t in plan.tables if t.kind == "GROUP" and t.keys == (_INCIDENT,)}
    if not groups:
        return ()
    used = {name for c in plan.columns for name in _folded(c.expr, c.table) if name in groups}
    entries = {e.path: e for e in plan.entries}
    found = [(entries[name.rpartition("@")[0]], groups[name].over) for name in groups if name in used]
    return tuple(
        Together(entry.label, entry.clauses, over)
        for entry, over in found
        if not any(set(over) < set(other) for _, other in found)
    )


def _folded(expr: object, table: str) -> Iterator[str]:
    """The tables other than its own that a column folds from or to."""
    for node in walk(expr):  # type: ignore[arg-type]
        if isinstance(node, Fold):
            yield from (name for name in (node.table, node.to) if name != table)


def with_unnamed(
    apart: Sequence[Together],
    plan: Plan,
    items: tuple[Item, ...],
    unit: UnitFacts,
    lines: Mapping[str, Sequence[Mapping[str, int]]],
) -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
    """The items, each event marked that names no incident where there is another event; and N335 about them."""
    found, said = list(items), []
    places = {table: n for n, entry in enumerate(plan.entries) if (table := entry.column("lines"))}
    for together in apart:
        counted = [
            (places[t], number, event)
            for t in together.tables
            for number, event in _counted(plan, t, items[places[t]], unit, lines.get(t, ()))
        ]
        alone = [one for one in counted if one[2] < 0]
        if alone and len({event for _, _, event in counted}) > 1:
            names = tuple(_called(items[place], number) for place, number, _ in alone)
            args = {"name": together.name, "count": len(names), "lines": names}
            said.append(Diagnostic("N335", args, None, together.clauses, unit=unit.name))
            for place, number, _ in alone:
                _mark(found, place, number)
    return tuple(found), tuple(said)


def _counted(
    plan: Plan, table: str, item: Item, unit: UnitFacts, columns: Sequence[Mapping[str, int]]
) -> Iterator[tuple[int, int]]:
    """The lines of a statement that count, by number, each with its incident; below 0 the event that names none."""
    if item.reason in ("reading", "condition") or unit.row is None:
        return
    slots = shape(plan, table)
    key = next(slots.values[f.name] for f in slots.facts if f.role == "incident")
    rows = unit.row[shape(plan, "unit").tables[table]]
    for number, (row, own) in enumerate(zip(rows, columns, strict=False)):
        if own.get(f"{table}#counts") == 1:
            yield number, row[key]


def _called(item: Item, number: int) -> str:
    line = item.lines[number]
    return " ".join(part for part in (item.label, line.date, line.id) if part)


def _mark(items: list[Item], place: int, number: int) -> None:
    item = items[place]
    marked = evolve(item.lines[number], unnamed=True)
    items[place] = evolve(item, lines=(*item.lines[:number], marked, *item.lines[number + 1 :]))
