"""A unit of which some facts are not known yet: which values a column can still have, which facts can still change it."""

from collections.abc import Mapping
from typing import Any

import z3

from ruledsl.backends.solver_lift import EFFORT, SINGLE, Allowed, Made
from ruledsl.backends.solver_rows import Beyond
from ruledsl.backends.solver_terms import both, condition, const, inverse, same
from ruledsl.ir import Plan

#: A fact: its table, the place of its row, its name.
Place = tuple[str, int, str]
Rows = tuple[Any, ...]


class Open:
    """One unit with its unknown facts; every answer is yes, no, or None where the effort did not suffice."""

    def __init__(self, plan: Plan, row: Rows, run: Rows, column: str, unknown: Mapping[Place, str]) -> None:
        self.plan, self.row, self.run, self.column, self.unknown = plan, row, run, column, dict(unknown)
        self.first = self._made(self.unknown, "")

    def _made(self, unknown: Mapping[Place, str], prefix: str) -> Made:
        apart: dict[str, int] = {}
        while True:
            made = Made(self.plan, self.row, self.run, Allowed(), 0, apart, unknown, prefix)
            try:
                made.encoder.column(self.column, made.unit)
            except Beyond as table:
                apart[str(table)] = SINGLE
                continue
            return made

    @property
    def closed(self) -> bool:
        """Whether the column depends on nothing but this unit."""
        return not self.first.encoder.open

    def possible(self, value: int) -> bool | None:
        """Whether the column can still have a value."""
        status, term = self.first.encoder.column(self.column, self.first.unit)
        return _answered(both((same(status, const(0)), same(term, const(value)))), self.first)

    def matters(self, place: Place) -> bool | None:
        """Whether two values of one unknown fact, all others being equal, can make a difference to the column."""
        other = self._made({**self.unknown, place: f"{self.unknown[place]}'"}, "'")
        one, two = (m.encoder.column(self.column, m.unit) for m in (self.first, other))
        alike = both((same(one[0], two[0]), same(one[1], two[1])))
        return _answered(inverse(alike), self.first, other)


def _answered(wish: Any, *made: Made) -> bool | None:
    if wish.known:
        return bool(wish.lo)
    solver = z3.Solver()
    solver.set("rlimit", EFFORT)
    solver.set("random_seed", 1)
    for one in made:
        solver.add(*one.asserted, *one.encoder.asserted)
    exact = [z3.Not(condition(h)) for one in made for h in one.encoder.hard]
    solver.add(condition(wish))
    if solver.check(*exact) == z3.sat:
        return True
    return False if solver.check() == z3.unsat else None
