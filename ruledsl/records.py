"""How one row of facts is laid out as a tuple: the shape that loaders write and the record back-end reads.

    row = (value, [status,] value, …, rows of child table, rows of child table, …)

The stored facts of the row's table come first, in plan order; a fact that can be absent is followed by its
status (``ir.Absence``; the value slot then holds 0).  After them, for each CHILD table of this table in plan
order, stands a tuple of rows of the same shape.  The single PARAM row ends with the index of the option in use of
each reading.  Text is kept for people and enters no row.
"""

from collections.abc import Sequence

from attrs import frozen

from ruledsl.ir import Fact, Plan


@frozen
class RowShape:
    """Slots of a row of one table: value and (or None) status of each fact, rows of each child, each reading."""

    facts: tuple[Fact, ...]
    values: dict[str, int]
    statuses: dict[str, int]
    tables: dict[str, int]
    readings: dict[str, int]
    size: int


def stored(plan: Plan, table: str) -> tuple[Fact, ...]:
    """The facts of a table that enter computation."""
    return tuple(f for f in plan.facts if f.table == table and f.type.kind != "text")


def shape(plan: Plan, table: str) -> RowShape:
    """The slots of a row of ``table``."""
    below = [t.name for t in plan.tables if t.kind == "CHILD" and t.parent == table]
    return _shape(plan, plan.table(table).kind == "PARAM", stored(plan, table), below)


def shapes(plan: Plan) -> dict[str, RowShape]:
    """The slots of the rows of every table: facts and tables are looked through once, for there may be thousands."""
    facts: dict[str, list[Fact]] = {t.name: [] for t in plan.tables}
    below: dict[str, list[str]] = {t.name: [] for t in plan.tables}
    for fact in plan.facts:
        if fact.type.kind != "text":
            facts[fact.table].append(fact)
    for table in plan.tables:
        if table.kind == "CHILD":
            below[table.parent].append(table.name)
    return {t.name: _shape(plan, t.kind == "PARAM", tuple(facts[t.name]), below[t.name]) for t in plan.tables}


def _shape(plan: Plan, param: bool, facts: tuple[Fact, ...], below: Sequence[str]) -> RowShape:
    values: dict[str, int] = {}
    statuses: dict[str, int] = {}
    size = 0
    for fact in facts:
        values[fact.name] = size
        size += 1
        if fact.type.absent:
            statuses[fact.name] = size
            size += 1
    tables = {} if param else {name: size + place for place, name in enumerate(below)}
    size += len(tables)
    readings = {p.name: size + place for place, p in enumerate(plan.parameters)} if param else {}
    return RowShape(facts, values, statuses, tables, readings, size + len(readings))
