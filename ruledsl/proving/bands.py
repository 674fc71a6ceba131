"""Tables of constants over one quantity: what they give along it, and the steps that a fact never takes."""

from collections.abc import Callable, Collection

from ruledsl.ir import Case, Expr, Field, Lit, Op, Plan, Ref, walk
from ruledsl.node import evolve
from ruledsl.proving.linear import Linear
from ruledsl.rewrite import in_order, rewrite
from ruledsl.specialise import through, worked_out

_ALWAYS = {"ne": lambda v: v < 1, "gt": lambda v: v < 1, "ge": lambda v: v <= 1}
_NEVER = {"eq": lambda v: v < 1, "lt": lambda v: v <= 1, "le": lambda v: v < 1}


def flat(case: Case, linear: Linear) -> Case:
    """A case whose rest is a case, as one; what is counted twice under two names has one."""
    while isinstance(case.default, Case):
        inner = case.default
        case = evolve(case, branches=(*case.branches, *inner.branches), default=inner.default)
    named = tuple((rewrite(c, linear.named), v) for c, v in case.branches)
    return evolve(case, branches=named)


def argument(case: Case) -> Expr | None:
    """The only thing that the conditions of a table read."""
    read = {n for c, _ in case.branches for n in walk(c) if isinstance(n, Field | Ref)}
    return next(iter(read)) if len(read) == 1 else None


def results(case: Case, of: Expr) -> list[int] | None:
    """What a table gives at its ends and beside them, in order; None where it gives nothing."""
    kind = of.type
    ends = {n.value + d for c, _ in case.branches for n in walk(c) if isinstance(n, Lit) for d in (-1, 0, 1)}
    found = []
    for value in sorted({v for v in ends if kind.lo <= v <= kind.hi} | {kind.lo, kind.hi}):
        result = rewrite(case, _reading(of, Lit(value, kind)))
        if not isinstance(result, Lit) or result.absence:
            return None
        found.append(result.value)
    return found


def _reading(of: Expr, known: Lit) -> Callable[[Expr], Expr]:
    """Works expressions out with the argument known."""
    return lambda node: known if node == of else worked_out(node)


def from_one(plan: Plan, fact: str) -> Plan:
    """The plan for units of which the fact is not 0: what it says of 0 falls away."""
    homes = {f.name: f.table for f in plan.facts} | {c.name: c.table for c in plan.columns}
    done = {c.name: c for c in plan.columns}
    moved: set[str] = set()

    def visit(node: Expr) -> Expr:
        match node:
            case Field(name=name) if name == fact:
                return evolve(node, type=evolve(node.type, lo=max(1, node.type.lo)))
            case Ref(column=name) if name in moved:
                return through(done[name], homes)
            case Op(op=op, args=(Field(name=name), Lit(value=value, absence=absence))) if name == fact and not absence:
                if (op in _ALWAYS and _ALWAYS[op](value)) or (op in _NEVER and _NEVER[op](value)):
                    return Lit(int(op in _ALWAYS), evolve(node.type, absent=frozenset()))
        return worked_out(node)

    for column in in_order(plan.columns):
        if any(_reads(node, fact, moved) for node in walk(column.expr)):
            moved.add(column.name)
            done[column.name] = evolve(column, expr=rewrite(column.expr, visit))
    return evolve(plan, columns=tuple(done[c.name] for c in plan.columns))


def _reads(node: Expr, fact: str, moved: Collection[str]) -> bool:
    return (isinstance(node, Field) and node.name == fact) or (isinstance(node, Ref) and node.column in moved)
