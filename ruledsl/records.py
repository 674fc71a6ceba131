"""How one row of facts is laid out as a tuple: the shape that loaders write and the record back-end reads.

    row = (value, [status,] value, …, rows of child table, rows of child table, …)

The stored facts of the row's table come first, in plan order; a fact that can be absent is followed by its
status (``ir.Absence``; the value slot then holds 0).  After them, for each CHILD table of this table in plan
order, stands a tuple of rows of the same shape.  The single PARAM row ends with the index of the option in use of
each reading.  Text is kept for people and enters no row.
"""

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
    facts = stored(plan, table)
    values: dict[str, int] = {}
    statuses: dict[str, int] = {}
    size = 0
    for fact in facts:
        values[fact.name] = size
        size += 1
        if fact.type.absent:
            statuses[fact.name] = size
            size += 1
    tables: dict[str, int] = {}
    if plan.table(table).kind != "PARAM":
        for child in plan.tables:
            if child.kind == "CHILD" and child.parent == table:
                tables[child.name] = size
                size += 1
    readings: dict[str, int] = {}
    if plan.table(table).kind == "PARAM":
        for parameter in plan.parameters:
            readings[parameter.name] = size
            size += 1
    return RowShape(facts, values, statuses, tables, readings, size)
