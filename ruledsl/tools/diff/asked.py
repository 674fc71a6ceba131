"""Facts that only one version asks for: the other reads a fact file as if it asked for them too, and leaves them out.

old  扣分 迟报 每次1分      new  —       an event of 迟报 is no slip in a file that the new version reads; it counts there for nothing
"""

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ruledsl.facts import FactSet
from ruledsl.ir import Absence, Fact, Plan, Table
from ruledsl.node import evolve
from ruledsl.records import shape

Row = tuple[Any, ...]


@frozen
class Extra:
    """The facts and tables of rows that only the other version has."""

    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What people call them: kinds of rows, and the facts that stand in none of these."""
        rows = [t.tag or t.name for t in self.tables]
        return (*rows, *(f.path or f.name for f in self.facts if all(f.table != t.name for t in self.tables)))


def extra(plan: Plan, other: Plan) -> Extra:
    """What ``other`` asks for and ``plan`` does not; a fact of the unit or the run may be missing then.

    What is an answer in one version and a kind of event in the other is asked for in both ways.
    """
    known, taken = ({one.name for one in of} for of in (plan.tables, plan.facts))
    tables = [t for t in other.tables if t.kind == "CHILD" and t.parent == "unit" and t.name not in known]
    own = {t.name for t in tables}
    facts = [f for f in other.facts if f.name not in taken and f.table in own]
    for fact in other.facts:
        if fact.name not in taken and fact.table in ("unit", "year"):
            type_ = evolve(fact.type, absent=fact.type.absent | {Absence.MISSING})
            facts.append(evolve(fact, type=type_, when_absent="optional"))
    return Extra(tuple(facts), tuple(tables))


def widened(plan: Plan, more: Extra) -> Plan:
    """The plan that asks for these too; nothing is computed from them."""
    return evolve(plan, facts=(*plan.facts, *more.facts), tables=(*plan.tables, *more.tables))


def narrowed(facts: FactSet, wide: Plan, plan: Plan) -> FactSet:
    """Facts that were read by the wide plan, in rows of the plan itself."""
    take, run = _cut(wide, plan, "unit"), _cut(wide, plan, "year")
    units = tuple(u if u.row is None else evolve(u, row=take(u.row)) for u in facts.units)
    return evolve(facts, units=units, run_row=None if facts.run_row is None else run(facts.run_row))


def _cut(wide: Plan, plan: Plan, table: str) -> Callable[[Row], Row]:
    """What makes a row of the plan out of one of the wide plan, whose tables of rows are the same."""
    before, after = shape(wide, table), shape(plan, table)
    places: list[int] = []
    for fact in after.facts:
        places.append(before.values[fact.name])
        places += [before.statuses[fact.name]] if fact.name in after.statuses else []
    places += [before.tables[t] for t in sorted(after.tables, key=lambda t: after.tables[t])]
    return lambda row: tuple(row[p] for p in places)
