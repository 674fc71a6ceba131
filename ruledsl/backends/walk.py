"""Plan → values by walking its nodes: slower than generated code, but it can be watched, and one changed column costs one.

    world = world_of(plan, rows, year)         the rows of all tables and the groups that they form
    walk = walked(plan, world)                 every column of every row
    walk.again(changed(plan, other))           under a plan in which some columns differ: only what follows from them

``watch`` is told of every decision: which side of a comparison, which branch of a Case, which operand of min and max,
which rows a Fold counts.  Tests compare this walk with the generated code on random plans.
"""

from collections.abc import Callable
from typing import Any

from attrs import define, frozen

from ruledsl.backends.walk_rows import Result, Row, World, world_of
from ruledsl.ir import Absence, Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref
from ruledsl.operators import FUNCTIONS, OPERATORS
from ruledsl.rewrite import read_by
from ruledsl.specialise import STAND_IN

#: Told of a node, the row on which it was decided, and the decision.
Watch = Callable[[Expr, "Row", int], None]

__all__ = ["ORDERED", "Changed", "Result", "Row", "Walk", "Watch", "World", "changed", "walked", "world_of"]

#: The sides (below, at, above) on which a comparison holds.
ORDERED = {"eq": (0,), "ne": (-1, 1), "lt": (-1,), "le": (-1, 0), "gt": (1,), "ge": (0, 1)}


@define(eq=False)
class Walk:
    """The values of every column, row by row of its table."""

    plan: Plan
    world: World
    columns: dict[str, Column]
    values: dict[str, list[Result]]
    watch: Watch | None = None

    def compute(self, name: str) -> list[Result]:
        """The values of one column, those that it reads being there."""
        column = self.columns[name]
        return [self.of(column.expr, row) for row in self.world.rows[column.table]]

    def again(self, changed: "Changed") -> "Walk":
        """The values under a plan with the same tables and facts; what comes out the same spreads no further."""
        other = Walk(changed.plan, self.world, changed.columns, dict(self.values))
        dirty: set[str] = set()
        for name, reads in changed.order:
            if name in changed.names or not dirty.isdisjoint(reads):
                other.values[name] = other.compute(name)
                if other.values[name] != self.values.get(name):
                    dirty.add(name)
        return other

    def trace(self, row: Row) -> dict[str, int]:
        """Every column of a row, an ``Absence`` in the place of what is not there."""
        pairs = ((c.name, self.values[c.name][row.place]) for c in self.plan.columns if c.table == row.table)
        return {name: Absence(status) if status else value for name, (value, status) in pairs}

    def of(self, expr: Expr, row: Row) -> Result:
        """The value of an expression on a row."""
        match expr:
            case Lit(value=value, absence=absence):
                return (0, int(absence)) if absence else (value, 0)
            case Field(name=name):
                here: Row | None = row
                while here is not None and name not in here.facts:
                    here = here.parent
                return here.facts[name] if here is not None else (0, 0)
            case Ref(column=name):
                at = row.up(self.columns[name].table)
                return self.values[name][at.place if at is not None else 0]
            case Op():
                return self._op(expr, row)
            case Case():
                return self._case(expr, row)
            case Fold():
                return self._rank(expr, row) if expr.op in ("rank", "ordinal") else self._fold(expr, row)

    def _told(self, expr: Expr, row: Row, decision: int) -> None:
        if self.watch is not None:
            self.watch(expr, row, decision)

    def _case(self, case: Case, row: Row) -> Result:
        for number, (condition, value) in enumerate(case.branches):
            holds, status = self.of(condition, row)
            if status:
                return 0, status
            if holds:
                self._told(case, row, number)
                return self.of(value, row)
        self._told(case, row, len(case.branches))
        return self.of(case.default, row)

    def _op(self, op: Op, row: Row) -> Result:
        args = [self.of(a, row) for a in op.args]
        name = op.op
        if name == "status":
            return args[0][1], 0
        if name in STAND_IN:
            return args[1] if args[0][1] == STAND_IN[name] else args[0]
        worst = max(status for _, status in args)
        if worst:
            return 0, worst
        values = [value for value, _ in args]
        if name in ORDERED:
            side = (values[0] > values[1]) - (values[0] < values[1])
            self._told(op, row, side)
            return int(side in ORDERED[name]), 0
        if name in ("min", "max"):
            best = min(values) if name == "min" else max(values)
            self._told(op, row, values.index(best))
            return best, 0
        return _applied(name, values), 0

    def _fold(self, fold: Fold, row: Row) -> Result:
        seen: list[Result] = []
        for member in self.world.below(fold, row):
            holds, status = self.of(fold.where, member) if fold.where is not None else (1, 0)
            if fold.where is not None and not status:
                self._told(fold, member, holds)
            if status or holds:
                seen.append((0, status) if status or fold.value is None else self.of(fold.value, member))
        worst = max((status for _, status in seen), default=0)
        if worst >= Absence.NO_SCORE:
            return 0, int(Absence.ERROR if worst > Absence.NO_SCORE else Absence.NO_SCORE)
        return _gathered(fold.op, [value for value, status in seen if not status])

    def _rank(self, fold: Fold, row: Row) -> Result:
        members = self.world.below(fold, row)
        keys = [self._key(fold, member) for member in members]
        place = members.index(row)
        own, status = keys[place]
        if status != Absence.NOT_APPLICABLE and any(s > Absence.NO_SCORE for _, s in keys):
            return 0, int(Absence.ERROR)
        if status:
            return 0, status
        ahead = [
            k
            for i, (k, s) in enumerate(keys)
            if not s and (k < own or (fold.op == "ordinal" and (k, i) < (own, place)))
        ]
        return len(ahead) + 1, 0

    def _key(self, fold: Fold, member: Row) -> tuple[tuple[int, ...], int]:
        """What a row is ranked by, smaller first, and why it is not ranked."""
        holds, status = self.of(fold.where, member) if fold.where is not None else (1, 0)
        if status or not holds:
            return (), status or int(Absence.NOT_APPLICABLE)
        parts = [(self.of(key, member), descending) for key, descending in fold.order]
        worst = max((status for (_, status), _ in parts), default=0)
        return tuple(-value if descending else value for (value, _), descending in parts), worst


@frozen(eq=False)
class Changed:
    """A plan beside another with the same tables and facts: the columns that differ, and what may follow from them."""

    plan: Plan
    columns: dict[str, Column]
    names: frozenset[str]
    order: tuple[tuple[str, frozenset[str]], ...]


def changed(before: Plan, plan: Plan) -> Changed:
    """What has to be computed anew under the second plan."""
    old = {c.name: c for c in before.columns}
    names = frozenset(c.name for c in plan.columns if c.name not in old or c.expr != old[c.name].expr)
    touched, order = set(names), []
    for column in plan.columns:
        reads = frozenset(read_by(column.expr))
        if column.name in touched or not touched.isdisjoint(reads):
            touched.add(column.name)
            order.append((column.name, reads))
    return Changed(plan, {c.name: c for c in plan.columns}, names, tuple(order))


def _applied(name: str, values: list[int]) -> int:
    match name:
        case "add":
            return sum(values)
        case "sub":
            return values[0] - values[1]
        case "and":
            return int(all(values))
        case "or":
            return int(any(values))
        case "not":
            return int(not values[0])
        case "neg":
            return -values[0]
    # Only integers enter this source, and only what the operator table says is done to them.
    return int(eval(OPERATORS[name].source(*(f"({v})" for v in values)), dict(FUNCTIONS)))


def _gathered(op: str, values: list[int]) -> Result:
    if op in ("min", "max") and not values:
        return 0, int(Absence.NOT_APPLICABLE)
    gather: dict[str, Any] = {"count": len, "sum": sum, "min": min, "max": max, "any": any, "all": all}
    return int(gather[op](values)), 0


def walked(plan: Plan, world: World, watch: Watch | None = None) -> Walk:
    """Every column of every row; the columns of a plan stand in an order in which each reads only earlier ones."""
    walk = Walk(plan, world, {c.name: c for c in plan.columns}, {}, watch)
    for column in plan.columns:
        walk.values[column.name] = walk.compute(column.name)
    return walk
