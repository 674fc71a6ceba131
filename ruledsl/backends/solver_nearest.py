"""Of all units that show something, the one nearest to a typical unit: fewest changes, then smallest, then latest kept.

Every event counts as one change.  Among equals the facts that are declared last stay as they are, so the answer does not
depend on what the solver happens to find first.
"""

from collections.abc import Iterator

import z3
from attrs import define, frozen

from ruledsl.backends.solver_numbers import minus, plus, scaled, size
from ruledsl.backends.solver_replay import value_in
from ruledsl.backends.solver_rows import Row
from ruledsl.backends.solver_space import Item, Space
from ruledsl.backends.solver_terms import ONE, ZERO, Term, condition, const, either, inverse, number, pick, same

#: Steps of the solver for one question of a search for the nearest unit, and for all of them.
EFFORT, BUDGET = 1_000_000, 8_000_000


#: Numbers of changes that are tried one after the other before a unit may be as unusual as it likes.
CLOSE = (0, 1, 2, 3, 5, 8)


@frozen(eq=False)
class Distance:
    """How far a unit of the space is from a typical one: what is changed, how much in all, how much each in order."""

    moved: tuple[Term, ...]
    counts: tuple[Term, ...]
    parts: tuple[Term, ...]

    @property
    def changes(self) -> Term:
        """The number of changes."""
        return plus([*(pick(m, ONE, ZERO) for m in self.moved), *self.counts])

    @property
    def size(self) -> Term:
        return plus(self.parts)

    def at_most(self, changes: int) -> z3.BoolRef:
        """No more changes than this; said so that the solver sees at once what else must stay as it is."""
        open_ = [condition(m) for m in self.moved if not m.known]
        fixed = sum(m.lo for m in self.moved if m.known)
        few = z3.AtMost(*open_, max(0, changes - fixed)) if open_ else z3.BoolVal(True)
        if changes == 0:
            few = z3.And([z3.Not(b) for b in open_])
        each = [number(c) <= changes for c in self.counts if not c.known]
        return z3.And([few, *each, number(self.changes) <= changes])


def distance(space: Space) -> Distance:
    """The distance of the unit of a space, as terms."""
    moved, counts, parts = [], [], []
    for item in space.items:
        own = item.row is space.unit or item.row is space.run
        far = _far(item)
        moved += [_moved(item)] * own
        parts.append(far if own else pick(item.row.exists, far, ZERO))
    for row in _rows(space):
        copies = row.many if row.many is not None else pick(row.exists, ONE, ZERO)
        counts.append(copies)
        parts.append(copies)
        for name, total in row.sums.items():
            low = next(f.type.lo for e in space.encoders for f in e.plan.facts if f.name == name)
            parts.append(size(minus(total, scaled(copies, low))))
    return Distance(tuple(moved), tuple(counts), tuple(parts))


def _rows(space: Space) -> Iterator["Row"]:
    for rows in space.world.rows.values():
        yield from (r for r in rows if r.parent is space.unit and r.source == r.table and not r.exists.known)


def _moved(item: Item) -> Term:
    state, value = item.typical
    other = either((inverse(same(item.value[0], const(state))), inverse(same(item.value[1], const(value)))))
    return other if state == 0 else inverse(same(item.value[0], const(state)))


def _far(item: Item) -> Term:
    """The size of a change in the smallest units; another choice, answer or state is one."""
    state, value = item.typical
    if state or item.fact.type.kind in ("choice", "flag"):
        return pick(_moved(item), ONE, ZERO)
    away = size(minus(item.value[1], const(value)))
    return pick(same(item.value[0], const(0)), away, ONE)


@define(eq=False)
class Search:
    """Narrows a solver's assertions until only the nearest models are left; ``exact`` unless a question stayed open.

    ``effort`` are the solver's steps for one question, ``budget`` those that are left for all of them.
    """

    solver: z3.Solver
    assumed: list[z3.BoolRef]
    model: z3.ModelRef
    effort: int = EFFORT
    budget: int = BUDGET
    exact: bool = True

    def nearest(self, space: Space, far: Distance, floor: int) -> z3.ModelRef:
        """The model of the nearest unit, given that it differs in at least so many facts."""
        self.lowest(far.changes, floor)
        self.lowest(far.size, value_in(self.model, far.changes), eager=False)
        for part in reversed(far.parts):
            self.lowest(part)
        self.exact &= self.budget > 0
        for item in space.items:
            if item.row is space.unit and not item.value[1].known and value_in(self.model, _moved(item)):
                self.lowest(item.value[1])
        return self.model

    def lowest(self, term: Term, floor: int | None = None, eager: bool = True) -> None:
        """Hold a term at the least value that it can have; ``eager`` asks for that value first."""
        if term.known:
            return
        high = value_in(self.model, term)
        low = min(term.lo if floor is None else floor, high)
        guess = low if eager else (low + high) // 2
        while low < high and self.budget > 0:
            if self.holds(number(term) <= guess):
                high = value_in(self.model, term)
            else:
                low = guess + 1
            guess = (low + high) // 2
        self.solver.add(number(term) <= high)

    def holds(self, wish: z3.BoolRef) -> bool:
        """Whether there is a model with a wish; it is taken if so."""
        before = steps(self.solver)
        self.solver.set("rlimit", min(self.effort, self.budget))
        found = self.solver.check(*self.assumed, wish)
        self.budget -= max(1, steps(self.solver) - before)
        if found == z3.sat:
            self.model = self.solver.model()
        self.exact &= found != z3.unknown
        return bool(found == z3.sat)


def steps(solver: z3.Solver) -> int:
    """How many steps a solver has taken so far."""
    return int(solver.statistics().get_key_value("rlimit count"))
