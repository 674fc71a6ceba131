"""Plans → questions to an SMT solver: is there a unit for which something holds, and which is the least unusual one?

    prover = Prover.of((plan,), ("总分", "等次"), known=year_roles(measure, 2023))
    prover.ask(condition)     never · a unit that shows it · undecided

Everything is integers.  The solver looks at the columns of a plan (of two plans over the same facts, for a comparison);
what it finds is run through the record back-end before anybody sees it.  Effort is bounded by the solver's own count of
steps, not by a clock, so an answer is the same on every machine.
"""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain

import z3
from attrs import define, field, frozen

from ruledsl.backends.solver_build import SINGLE, space
from ruledsl.backends.solver_encode import PRESENT, Encoder
from ruledsl.backends.solver_nearest import CLOSE, Distance, Search, distance
from ruledsl.backends.solver_replay import Cell, Extract, Replay, Unit, compare
from ruledsl.backends.solver_rows import Beyond, Value
from ruledsl.backends.solver_space import Limit, Space
from ruledsl.backends.solver_terms import Term, condition, const, same
from ruledsl.ir import Plan

__all__ = ["EFFORT", "Answer", "Beyond", "Limit", "Prover", "Unit", "undisturbed"]

#: Steps of the solver for one question; about two seconds on a slow machine.
EFFORT = 4_000_000
#: Steps for a first look, which finds most of what is impossible.
GLANCE = 100_000


@frozen
class Answer:
    """``never``: for no unit (within the prover's limits); ``found``: for this one; ``undecided``.

    ``cells`` are the wanted columns of the unit, for each plan, as the record back-end computes them; ``least`` is
    whether no other unit is nearer to a typical one.
    """

    verdict: str
    unit: Unit | None = None
    cells: tuple[Mapping[str, Cell], ...] = ()
    least: bool = False


NEVER, UNDECIDED = Answer("never"), Answer("undecided")


@contextmanager
def undisturbed() -> Iterator[None]:
    """A context of its own, in which nothing is collected: what was asked before of other measures, and when Python frees
    a term, would change the numbers that z3 gives to terms, and with them what it finds within its steps."""
    z3.z3._main_ctx = None
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@define(eq=False)
class Prover:
    """One incremental context for all questions about some columns of some plans."""

    plans: tuple[Plan, ...]
    wanted: tuple[str, ...]
    space: Space
    typical: Mapping[str, Cell]
    day: int
    replays: tuple[Replay, ...]
    solver: z3.Solver = field(factory=z3.Solver)
    taken: int = 0
    effort: int = EFFORT

    @classmethod
    def of(
        cls,
        plans: Sequence[Plan],
        wanted: Collection[str],
        known: Mapping[str, int] = {},
        typical: Mapping[str, Cell] = {},
        single: int = SINGLE,
        effort: int = EFFORT,
    ) -> "Prover":
        """A prover; readings that a plan has not settled are free, one choice for all plans."""
        columns = tuple(dict.fromkeys(wanted))
        found = space(plans, columns, known, typical, single)
        replays = tuple(Replay.of(p, columns) for p in plans)
        prover = cls(tuple(plans), columns, found, typical, known.get("year_first", 0), replays, effort=effort)
        prover.solver.set("random_seed", 1)
        return prover

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What no answer of “never” covers, and the columns that are left open."""
        opened = dict.fromkeys(chain.from_iterable(e.open for e in self.space.encoders))
        return tuple(dict.fromkeys((*self.space.limits, *(Limit("open", name) for name in opened))))

    def column(self, name: str, plan: int = 0) -> Value:
        """State of absence and value of a column."""
        return self.space.encoders[plan].column(name, self.space.unit)

    def value(self, name: str, plan: int = 0) -> Term:
        """The value of a column; 0 where it is absent."""
        return self.column(name, plan)[1]

    def there(self, name: str, plan: int = 0) -> Term:
        """Whether a column has a value."""
        return same(self.column(name, plan)[0], PRESENT)

    def ask(self, *wish: Term, nearest: bool = True, also: Sequence[Encoder] = (), effort: int = 0) -> Answer:
        """Whether there is a unit for which all of the wishes hold, and the nearest such unit.

        ``also`` are the encoders of variants (``solver_variants``) that the wishes speak of.
        """
        if any(t.known and not t.lo for t in wish):
            return NEVER
        with self._wishing(wish, also):
            return self._answer(nearest, [h for e in also for h in e.hard], effort or self.effort)

    def possible(self, *wish: Term, also: Sequence[Encoder] = (), effort: int = 0) -> bool | None:
        """Whether there is such a unit, without showing it; None where that stays open."""
        if any(t.known and not t.lo for t in wish):
            return False
        with self._wishing(wish, also):
            found = self._check(effort or self.effort)
            if found == z3.unknown:
                return None
            return bool(found == z3.sat)

    @contextmanager
    def _wishing(self, wish: Sequence[Term], also: Sequence[Encoder]) -> Iterator[None]:
        self._catch_up()
        self.solver.push()
        try:
            self.solver.add(*(condition(t) for t in wish), *(a for e in also for a in e.asserted))
            yield
        finally:
            self.solver.pop()

    def _answer(self, nearest: bool, hard: Sequence[Term], effort: int) -> Answer:
        """A quick look whether it is impossible, then ever further away from a typical unit, then anywhere."""
        exact = [z3.Not(condition(h)) for h in (*self._hard(), *hard)]
        if self._check(GLANCE) == z3.unsat:
            return NEVER
        far = distance(self.space)
        floor = 0
        for changes in CLOSE:
            found = self._check(effort // 4, *exact, far.at_most(changes))
            if found == z3.sat:
                return self._shown(exact, nearest, far, floor)
            floor = changes + 1 if found == z3.unsat and floor == changes else floor
        found = self._check(effort, *exact)
        if found == z3.sat:
            return self._shown(exact, nearest, far, floor)
        if found == z3.unsat and (not exact or self._check(effort) == z3.unsat):
            return NEVER
        return UNDECIDED

    def _hard(self) -> list[Term]:
        return [h for e in self.space.encoders for h in e.hard]

    def _check(self, effort: int, *assumed: z3.BoolRef) -> z3.CheckSatResult:
        self.solver.set("rlimit", effort)
        return self.solver.check(*assumed)

    def _catch_up(self) -> None:
        """Assert what has become known of the variables since the last question."""
        every = list(self.space.everything())
        if self.taken == 0:
            self.solver.add(*every)
        else:
            self.solver.add(*self._new())
        self.taken = len(every)
        for encoder in self.space.encoders:
            encoder.told = len(encoder.asserted)

    def _new(self) -> list[z3.BoolRef]:
        return [a for e in self.space.encoders for a in e.asserted[e.told :]]

    def _shown(self, exact: list[z3.BoolRef], nearest: bool, far: Distance, floor: int) -> Answer:
        search = Search(self.solver, exact, self.solver.model())
        model = search.nearest(self.space, far, floor) if nearest else search.model
        cells = []
        unit: Unit | None = None
        for plan, encoder, replay in zip(self.plans, self.space.encoders, self.replays, strict=True):
            here = Extract(self.space, plan, self.typical, self.day).unit(model)
            found = replay.cells(here)
            compare(model, self._columns(encoder), found, here)
            cells.append(found)
            unit = unit or here
        return Answer("found", unit, tuple(cells), nearest and search.exact)

    def _columns(self, encoder: Encoder) -> dict[str, Value]:
        closed = set(encoder.open)
        return {n: encoder.column(n, self.space.unit) for n in self.wanted if n in encoder.columns and n not in closed}


def equal(term: Term, value: int) -> Term:
    """Whether a term has a value."""
    return same(term, const(value))
