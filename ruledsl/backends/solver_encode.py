"""Columns of a plan over rows of a world → terms of the solver, with the state of absence of each.

What a column is on a row is worked out once.  A product or quotient of two things that both vary is told exactly for
some values of one of them; for the others its value is left open, ``hard`` says when that is the case.
"""

from collections.abc import Callable, Iterator, Sequence

import z3
from attrs import define, field

from ruledsl.backends.solver_numbers import divided, greatest, least, minus, narrowed, negative, plus, scaled, size
from ruledsl.backends.solver_rows import Beyond, Row, Value, World
from ruledsl.backends.solver_terms import (
    NO,
    YES,
    ZERO,
    Term,
    above,
    at_least,
    at_most,
    both,
    const,
    either,
    inverse,
    is_condition,
    pick,
    same,
    values,
    variable,
)  # fmt: skip
from ruledsl.ir import Absence, Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref, Type
from ruledsl.operators import ROUNDING
from ruledsl.specialise import STAND_IN

PRESENT = const(0)
#: Divisors, or factors, for which a quotient or product of two varying things is told exactly.
SAMPLES = (1, 2, 3, 4, 5, 8, 10, 20, 50, 100, 1000, 10_000)
_COMPARED: dict[str, Callable[[Term, Term], Term]] = {
    "eq": same,
    "ne": lambda a, b: inverse(same(a, b)),
    "lt": lambda a, b: above(b, a),
    "le": at_most,
    "gt": above,
    "ge": at_least,
}
_JOINED: dict[str, Callable[[Sequence[Term]], Term]] = {
    "add": plus, "min": least, "max": greatest, "and": both, "or": either,
}  # fmt: skip
_ALONE: dict[str, Callable[[Term], Term]] = {"neg": negative, "abs": size, "not": inverse}


@define(eq=False)
class Encoder:
    """One plan over one world.

    ``asserted`` must hold of the variables made on the way (of which the solver has been ``told`` so many); ``open`` names the columns whose value is left open because
    they need more than one unit; ``hard`` are the conditions under which an open value stands for a product or quotient.
    """

    plan: Plan
    world: World
    prefix: str = ""
    samples: tuple[int, ...] = SAMPLES
    columns: dict[str, Column] = field(init=False)
    done: dict[tuple[str, int], Value] = field(factory=dict)
    asserted: list[z3.BoolRef] = field(factory=list)
    open: list[str] = field(factory=list)
    hard: list[Term] = field(factory=list)
    path: list[str] = field(factory=list)
    within: frozenset[str] = field(init=False)
    told: int = 0
    _number: int = 0

    def __attrs_post_init__(self) -> None:
        self.columns = {c.name: c for c in self.plan.columns}
        self.within = frozenset(below_unit(self.plan))

    def column(self, name: str, row: Row) -> Value:
        """A column on the row of its table that belongs to a row."""
        column = self.columns[name]
        home = row.up(column.table)
        key = (name, id(home))
        if key not in self.done:
            self.path.append(name)
            self.done[key] = self.of(column.expr, home) if home else self.left_open(name, column.type)
            self.path.pop()
        return self.done[key]

    def left_open(self, name: str, type_: Type) -> Value:
        """Any value, in any state, that the type allows: it depends on more than one unit."""
        self.open.append(name)
        states = sorted({0, *map(int, type_.absent)})
        status, value = self.fresh(0, max(states)), self.fresh(type_.lo, type_.hi)
        self.asserted += [z3.Or([status.z == s for s in states])] * (not status.known)
        return status, value

    def fresh(self, lo: int, hi: int) -> Term:
        """A new variable."""
        self._number += 1
        term = variable(f"{self.prefix}?{self._number}", lo, hi)
        self.asserted += [] if term.known else [term.z >= lo, term.z <= hi]
        return term

    def of(self, expr: Expr, row: Row) -> Value:
        """An expression on a row."""
        match expr:
            case Lit(value=value, absence=absence):
                return const(int(absence)), const(0 if absence else value)
            case Field(name=name, type=type_):
                return self.fact(name, type_, row)
            case Ref(column=name):
                return self.column(name, row)
            case Case():
                return self.case(expr, row)
            case Op():
                return self.op(expr, row)
            case Fold():
                from ruledsl.backends.solver_folds import fold  # noqa: PLC0415

                return fold(self, expr, row)

    def fact(self, name: str, type_: Type, row: Row) -> Value:
        holder = row.holder(name)
        if holder is None:
            return self.left_open(name, type_)
        if name in holder.sums:
            raise Beyond(holder.table)
        return holder.facts[name]

    def case(self, case: Case, row: Row) -> Value:
        """The branches from the last to the first; an absent condition makes the result absent."""
        tests = []
        for condition, value in case.branches:
            status, holds = self.of(condition, row)
            tests.append((status, holds, value))
            if status.known and (status.lo or (holds.known and holds.lo)):
                break
        last = tests[-1]
        ends = last[0].known and (last[0].lo > 0 or (last[1].known and last[1].lo > 0))
        result = (last[0], ZERO) if ends and last[0].lo else self.of(last[2] if ends else case.default, row)
        for status, holds, value in reversed(tests[:-1] if ends else tests):
            if status.known and not status.lo and holds.known and not holds.lo:
                continue
            result = choose(status, holds, self.of(value, row), result)
        return result

    def op(self, op: Op, row: Row) -> Value:
        if op.op == "status":
            return PRESENT, self.of(op.args[0], row)[0]
        if op.op in STAND_IN:
            first, second = (self.of(a, row) for a in op.args)
            test = same(first[0], const(int(STAND_IN[op.op])))
            return pick(test, second[0], first[0]), pick(test, second[1], first[1])
        args = [self.of(a, row) for a in op.args]
        worst = greatest([status for status, _ in args])
        if worst.known and worst.lo:
            return worst, ZERO
        value = self.applied(op, [v for _, v in args])
        return worst, pick(same(worst, PRESENT), value, ZERO)

    def applied(self, op: Op, args: list[Term]) -> Term:
        """An operator over values that are there."""
        if op.op in _JOINED:
            return _JOINED[op.op](args)
        if op.op in _COMPARED:
            return _COMPARED[op.op](*args)
        if op.op in _ALONE:
            return _ALONE[op.op](*args)
        if op.op == "sub":
            return minus(*args)
        if op.op == "mul":
            result = args[0]
            for factor in args[1:]:
                result = self.product(result, factor)
            return result
        if op.op in ROUNDING.values():
            return self.quotient(op, *args)
        return self.months(op, *args)

    def product(self, a: Term, b: Term) -> Term:
        for one, other in ((a, b), (b, a)):
            if other.known:
                return scaled(one, other.lo)
            if is_condition(other):
                return pick(other, one, ZERO)
        few, many = (a, b) if values(a) and len(values(a)) <= (len(values(b)) or 10**9) else (b, a)
        corners = [x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi)]
        return self.by_cases(few, lambda v: scaled(many, v), min(corners), max(corners))

    def quotient(self, op: Op, x: Term, divisor: Term) -> Term:
        """A division; a divisor of 0 or below never comes to be evaluated."""
        if divisor.known:
            return divided(op.op, x, divisor.lo) if divisor.lo > 0 else ZERO
        low = max(1, divisor.lo)
        ends = [divided(op.op, const(v), d).lo for v in (x.lo, x.hi) for d in (low, max(low, divisor.hi))]
        lo, hi = min(*ends, 0 if x.lo <= 0 <= x.hi else ends[0]), max(*ends, 0 if x.lo <= 0 <= x.hi else ends[0])
        return self.by_cases(divisor, lambda d: divided(op.op, x, d) if d > 0 else ZERO, lo, hi)

    def by_cases(self, term: Term, result: Callable[[int], Term], lo: int, hi: int) -> Term:
        """The result for every value of a term, if they are few; else for some of them, and left open for the others."""
        few = sorted(values(term))
        if few:
            whole = result(few[-1])
            for value in few[:-1]:
                whole = pick(same(term, const(value)), result(value), whole)
            return narrowed(whole, lo, hi)
        some = [v for v in dict.fromkeys((*self.samples, term.lo, 0)) if term.lo <= v <= term.hi]
        whole = self.fresh(lo, hi)
        for value in reversed(some):
            whole = pick(same(term, const(value)), result(value), whole)
        self.hard.append(both(inverse(same(term, const(v))) for v in some))
        return whole

    def months(self, op: Op, day: Term, months: Term) -> Term:
        """A date some months later: exact where the date is known, else between the shortest and the longest months."""
        from ruledsl.months import shift_months  # noqa: PLC0415

        if day.known:
            return const(shift_months(day.lo, months.lo))
        shifted = [shift_months(d, months.lo) for d in (day.lo, day.hi)]
        whole = self.fresh(*shifted)
        self.hard.append(YES)
        return whole


def below_unit(plan: Plan) -> Iterator[str]:
    """The tables whose rows all lie within one unit."""
    inside = {t.name for t in plan.tables if t.kind == "ROSTER"}
    for table in plan.tables:  # a table stands after its parent
        if table.parent in inside:
            inside.add(table.name)
            yield table.name


def choose(status: Term, holds: Term, yes: Value, no: Value) -> Value:
    """The value of a branch, of the rest, or nothing where the condition is not there."""
    chosen = pick(holds, yes[0], no[0]), pick(holds, yes[1], no[1])
    if status.known and not status.lo:
        return chosen
    there = same(status, PRESENT)
    return pick(there, chosen[0], status), pick(there, chosen[1], ZERO)


def state(value: Value, absence: Absence) -> Term:
    """Whether a value is in a state of absence."""
    return same(value[0], const(int(absence)))


__all__ = ["NO", "PRESENT", "Encoder", "choose", "state"]
