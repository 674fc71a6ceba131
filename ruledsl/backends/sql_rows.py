"""Rows of facts (``records``) as the columns that SQL reads (``sql_layout``), and what comes back as results."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ruledsl.backends.sql_layout import ID, KIND, LOST, PARENT, RUN, Layout
from ruledsl.ir import Fact
from ruledsl.records import RowShape, shape

Row = tuple[Any, ...]
#: The values of a physical table by column.
Columns = dict[str, list[int | None]]


def columns_of(
    layout: Layout, rows: Sequence[Row | None], year: Row = (), lost: Mapping[str, Collection[Row]] = {}
) -> dict[str, Columns]:
    """Every physical table; ``lost`` are the groups that lost a unit, as the record back-end is told of them."""
    result: dict[str, Columns] = {name: {c: [] for c in layout.relations[name].cells} for name in layout.stored}
    shapes = {t: shape(layout.plan, t) for r in layout.stored for t in layout.relations[r].tables}
    if RUN in result:
        _run(result[RUN], layout, shapes[layout.relations[RUN].tables[0]], year)
    unit = next(t.name for t in layout.plan.tables if t.kind == "ROSTER")
    adding = _Adding(layout, shapes, result)
    for number, row in enumerate(rows):
        if row is not None:
            adding.add(unit, row, number, None)
    result[LOST] = _lost(layout, any(r is None for r in rows), lost)
    return result


def _run(columns: Columns, layout: Layout, slots: RowShape, year: Row) -> None:
    for column, status, facts in layout.stored[RUN]:
        if facts:
            columns[column].append(year[(slots.statuses if status else slots.values)[facts[0].name]] if year else 0)
    names = [c for c, _, facts in layout.stored[RUN] if not facts]
    for name, slot in zip(names, slots.readings.values(), strict=True):
        columns[name].append(year[slot] if year else 0)


class _Adding:
    """Adds rows and those below them."""

    def __init__(self, layout: Layout, shapes: dict[str, RowShape], result: dict[str, Columns]) -> None:
        self.layout, self.shapes, self.result = layout, shapes, result
        self.slots = {t: self._slots(t) for t in shapes}

    def _slots(self, table: str) -> list[tuple[str, int | None]]:
        """For each stored column the slot of the row that fills it."""
        slots = self.shapes[table]
        found: list[tuple[str, int | None]] = []
        for column, status, facts in self.layout.stored[self.layout.homes[table]]:
            own = next((f for f in facts if f.table == table), None)
            of = slots.statuses if status else slots.values
            found.append((column, of.get(own.name) if own else None))
        return found

    def add(self, table: str, row: Row, number: int, parent: int | None) -> None:
        relation = self.layout.relation(table)
        columns = self.result[relation.name]
        columns[ID].append(number)
        if parent is not None:
            columns[PARENT].append(parent)
        if relation.shared:
            columns[KIND].append(self.layout.kind(table))
        for column, slot in self.slots[table]:
            columns[column].append(None if slot is None else row[slot])
        for child, slot in self.shapes[table].tables.items():
            below = self.result[self.layout.homes[child]][ID]
            for line in row[slot]:
                self.add(child, line, len(below), number)


def lost_facts(layout: Layout) -> tuple[Fact, ...]:
    """The facts of a unit by which it belongs to groups."""
    keys = {k for t in layout.plan.tables if t.kind == "GROUP" and layout.above(t.name) for k in t.keys}
    unit = next(t.name for t in layout.plan.tables if t.kind == "ROSTER")
    return tuple(f for f in layout.plan.facts if f.table == unit and (f.path or f.name) in keys)


def _lost(layout: Layout, any_lost: bool, lost: Mapping[str, Collection[Row]]) -> Columns:
    facts = lost_facts(layout)
    rows: list[dict[str, int]] = [{}] if any_lost else []
    for group, keys in lost.items():
        rows += [dict(zip(layout.tables[group].keys, key, strict=True)) for key in keys]
    if not facts:
        return {ID: list(range(len(rows)))}
    return {layout.facts[f.name].name: [r.get(f.path or f.name) for r in rows] for f in facts}
