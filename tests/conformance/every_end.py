"""Every end that a plan has: where a comparison turns, a cap cuts or a floor holds, found in its nodes alone.

    ends, watched = every_end(plan)

The watched plan has, beside its own columns, for every end how far the two sides lie apart, in units in the last place:
on the unit, or the least and the greatest over the rows below it.  A unit lands on an end where that is −1, 0 or 1.
"""

from collections.abc import Iterator

from attrs import frozen

from ruledsl import ops
from ruledsl.ir import Absence, Column, Expr, Fold, Lit, Op, Plan, Ref, Type, children
from ruledsl.node import evolve

COMPARED = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})
LIMITED = frozenset({"min", "max"})
#: One unit in the last place below, the end itself, one above.
BESIDE = (-1, 0, 1)
_WORDS = frozenset({"flag", "choice", "text", "key"})


@frozen
class End:
    """Two sides that a column holds against each other, and the columns of units that say how far they lie apart."""

    column: str
    node: Op
    seen: tuple[str, ...]

    @property
    def constant(self) -> bool:
        """Whether one side is a number that the rules name."""
        return any(isinstance(a, Lit) for a in self.node.args)


def every_end(plan: Plan) -> tuple[tuple[End, ...], Plan]:
    """The ends, each once for the column it stands in, and the plan that watches them."""
    above = {"unit", "year"} | {t.name for t in plan.tables if t.kind == "GROUP" and t.over == ("unit",)}
    ends: list[End] = []
    more: list[Column] = []
    known: dict[object, None] = {}
    for column in plan.columns:
        for table, node in placed(column.expr, column.table):
            for apart in sides(node):
                if (column.name, table, apart) in known:
                    continue
                known[(column.name, table, apart)] = None
                name = f"end{len(ends)}"
                own = Column(f"{name}#gap", table, apart)
                seen = _seen(own, name, table in above)
                more += [own, *seen]
                ends.append(End(column.name, node, tuple(c.name for c in seen)))
    return tuple(ends), evolve(plan, columns=(*plan.columns, *more))


def placed(expr: Expr, table: str) -> Iterator[tuple[str, Op]]:
    """The comparisons and limits of an expression, each with the table on whose rows it is read."""
    stack = [(table, expr)]
    while stack:
        at, node = stack.pop()
        if isinstance(node, Op) and node.op in COMPARED | LIMITED:
            yield at, node
        below = node.table if isinstance(node, Fold) else at
        stack += [(below, part) for part in children(node)]


def sides(node: Op) -> Iterator[Expr]:
    """How far apart the sides of a node lie; of words and of states there is no unit in the last place."""
    first, *others = node.args
    for other in others:
        words = _WORDS & {first.type.kind, other.type.kind}
        states = any(isinstance(a, Op) and a.op == "status" for a in (first, other))
        constant = isinstance(first, Lit) and isinstance(other, Lit)
        if not (words or states or constant or first == other):
            low, high = first.type.lo - other.type.hi, first.type.hi - other.type.lo
            absent = first.type.absent | other.type.absent
            yield Op("sub", (first, other), Type("number", first.type.decimals, low, high, (), absent))


def _seen(gap: Column, name: str, above: bool) -> list[Column]:
    """The gap as units see it."""
    read = Ref(gap.name, gap.type)
    if above:
        return [Column(name, "unit", read)]
    there = ops.status_is(read, Absence.PRESENT)
    folds = (("least", "min"), ("greatest", "max"))
    return [Column(f"{name}#{n}", "unit", ops.fold(op, gap.table, read, there, "unit")) for n, op in folds]
