"""The rows that a walk goes over: facts, parents, groups, and which rows lie below which."""

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from ruledsl.ir import READING, Fold, Plan, Table
from ruledsl.records import shape

#: A value and its absence; the value of what is not there is 0.
Result = tuple[int, int]


@define(eq=False)
class Row:
    """One row of a table: its facts, its place, its parent and the groups that it belongs to."""

    table: str
    place: int
    facts: dict[str, Result]
    parent: "Row | None" = None
    groups: "dict[str, Row]" = field(factory=dict)

    def up(self, table: str) -> "Row | None":
        """The row itself, its ancestor, or a group of one of them."""
        here: Row | None = self
        while here is not None:
            if here.table == table:
                return here
            for group in here.groups.values():
                if (found := group.up(table)) is not None:
                    return found
            here = here.parent
        return None


@define(eq=False)
class World:
    """All rows, by table."""

    rows: dict[str, list[Row]]
    members: dict[tuple[str, str, int], list[Row]] = field(factory=dict)

    def below(self, fold: Fold, row: Row) -> list[Row]:
        """The rows of the fold's table within the group or ancestor of a row."""
        home = row.up(fold.to) if fold.to else None
        key = (fold.table, fold.to, -1 if home is None else home.place)
        if key not in self.members:
            inside = [r for r in self.rows.get(fold.table, ()) if not fold.to or r.up(fold.to) is home]
            self.members[key] = inside
        return self.members[key]


def world_of(plan: Plan, rows: Iterable[tuple[Any, ...]], year: tuple[Any, ...]) -> World:
    """The rows of all tables from the rows of units and of the run."""
    world = World({t.name: [] for t in plan.tables})
    tables = {t.kind: t for t in plan.tables}
    top = _add(plan, world, tables["PARAM"].name, year, None) if "PARAM" in tables else None
    for row in rows:
        _add(plan, world, tables["ROSTER"].name, row, top)
    for table in plan.tables:
        if table.kind == "GROUP":
            _group(plan, world, table)
    return world


def _add(plan: Plan, world: World, table: str, row: tuple[Any, ...], parent: Row | None) -> Row:
    slots = shape(plan, table)
    facts = {n: (0, row[slots.statuses[n]]) if n in slots.statuses and row[slots.statuses[n]] else (row[i], 0)
             for n, i in slots.values.items()}  # fmt: skip
    facts |= {READING + n: (row[i], 0) for n, i in slots.readings.items()}
    made = Row(table, len(world.rows[table]), facts, parent)
    world.rows[table].append(made)
    for child, slot in slots.tables.items():
        for below in row[slot]:
            _add(plan, world, child, below, made)
    return made


def _group(plan: Plan, world: World, table: Table) -> None:
    """The distinct keys within a row of the parent; a row that lacks a key is a group of its own."""
    found: dict[Any, Row] = {}
    for name in table.over:
        paths = {f.path: f.name for f in plan.facts if f.table == name}
        for member in world.rows[name]:
            keys = [member.facts[paths[key]] for key in table.keys]
            parent = member.up(table.parent) if table.parent else None
            lacking = any(status for _, status in keys)
            at: Any = (name, member.place) if lacking else (parent and parent.place, *(v for v, _ in keys))
            if at not in found:
                found[at] = Row(table.name, len(world.rows[table.name]), {}, parent)
                world.rows[table.name].append(found[at])
            member.groups[table.name] = found[at]
