"""Every state that a value can have, and plans posed over all combinations of them.

A posed plan has the rows of its units and, for each column, what every unit must have by the rule of the language for
absences: ``every_operator`` and ``every_fold`` write that rule down anew, for operators and for Folds.
"""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ruledsl.ir import Absence, Column, Expr, Fact, Plan, Table, Type
from ruledsl.records import shape

NA, NO_SCORE, MISSING, ERROR = (int(s) for s in list(Absence)[1:])
#: A value and its state.
State = tuple[int, int]
ABSENT: tuple[State, ...] = ((0, NA), (0, NO_SCORE), (0, MISSING), (0, ERROR))
VALUES: tuple[State, ...] = ((-3, 0), (0, 0), (2, 0), *ABSENT)

NUMBER = Type("number", 0, -20, 20, (), frozenset(list(Absence)[1:]))


@frozen(eq=False)
class Posed:
    """A plan, the rows of its units, and for each column what every unit must have."""

    plan: Plan
    rows: list[tuple[Any, ...]]
    right: dict[str, list[State]]


def plan_of(tables: Sequence[Table], facts: Sequence[Fact], columns: dict[str, Expr]) -> Plan:
    named = tuple(Column(name, "unit", expr) for name, expr in columns.items())
    return Plan("各态", (Table("year", "PARAM"), Table("unit", "ROSTER", "year"), *tables), tuple(facts), named)


def row_of(plan: Plan, table: str, given: dict[str, Any]) -> tuple[Any, ...]:
    """A row with states by the names of facts and rows by the names of tables."""
    slots = shape(plan, table)
    row: list[Any] = [0] * slots.size
    for name, slot in slots.values.items():
        row[slot] = given[name][0]
        if name in slots.statuses:
            row[slots.statuses[name]] = given[name][1]
    for name, slot in slots.tables.items():
        row[slot] = tuple(row_of(plan, name, below) for below in given[name])
    return tuple(row)


def in_parts(posed: Posed, size: int) -> list[Posed]:
    """The same units, few at a time; classes stay whole because they are of two, then of three."""
    return [
        Posed(posed.plan, posed.rows[a : a + size], {n: s[a : a + size] for n, s in posed.right.items()})
        for a in range(0, len(posed.rows), size)
    ]
