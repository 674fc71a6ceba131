"""Where a plan decides: comparisons, min and max, branches, rows that count or not, flags.  Found in the plan alone.

Each decision has sides: a comparison holds or does not, a cap cuts or does not, a branch is taken, a line counts or is
left out.  It belongs to the statement whose column it stands in, or whose column the column was made for.
"""

from collections.abc import Iterator

from attrs import frozen

from ruledsl.backends.walk import ORDERED
from ruledsl.ir import NOWHERE, Case, Column, Expr, Fold, Lit, Op, Origin, Plan, walk

#: Sides of a decision.
HOLDS, FAILS, COUNTS, LEFT_OUT = "holds", "fails", "counts", "left-out"


@frozen(eq=False)
class Decision:
    """One decision of a plan: the statement, the column, the node (None: the flag that the column is), its sides."""

    owner: Origin
    column: str
    node: Expr | None
    kind: str
    sides: tuple[str, ...]


def decisions(plan: Plan) -> tuple[Decision, ...]:
    """Every decision once for each statement, in the order of the columns."""
    owners = owners_of(plan)
    found: dict[tuple[object, ...], Decision] = {}
    for column in plan.columns:
        owner = owners[column.name]
        if column.type.kind == "flag" and not isinstance(column.expr, Lit):
            found[(column.name,)] = Decision(owner, column.name, None, "flag", (HOLDS, FAILS))
        for node in walk(column.expr):
            kind = kind_of(node)
            if kind:
                made = Decision(owner, column.name, node, kind, tuple(sides_of(node)))
                found.setdefault((owner.span, owner.label, node), made)
    return tuple(found.values())


def kind_of(node: Expr) -> str:
    """How a node decides, or empty: constants, a thing with itself, and whether a fact is there at all decide nothing."""
    match node:
        case Op(op=op, args=args) if op in ORDERED:
            absence = any(isinstance(a, Op) and a.op == "status" for a in args)
            constant = all(isinstance(a, Lit) for a in args) or args[0] == args[1]
            return "" if constant or absence else "compare"
        case Op(op="min" | "max", args=args):
            return "limit" if len(set(args)) > 1 else ""
        case Case():
            return "branch"
        case Fold(where=where) if where is not None and not isinstance(where, Lit):
            return "" if node.op in ("rank", "ordinal") else "rows"
    return ""


def sides_of(node: Expr) -> Iterator[str]:
    """The sides that a deciding node has."""
    match node:
        case Op(op=op, args=args):
            yield from (HOLDS, FAILS) if op in ORDERED else map(str, range(len(args)))
        case Case(branches=branches, default=default):
            unsaid = isinstance(default, Lit) and default.absence
            yield from map(str, range(len(branches) + (not unsaid)))
        case Fold():
            yield from (COUNTS, LEFT_OUT)


def side(node: Expr, decision: int) -> str:
    """The side of a decision that a walk was told of."""
    match node:
        case Op(op=op) if op in ORDERED:
            return HOLDS if decision in ORDERED[op] else FAILS
        case Fold():
            return COUNTS if decision else LEFT_OUT
    return str(decision)


def owners_of(plan: Plan) -> dict[str, Origin]:
    """Column → the origin of the statement that it was made for."""
    own = {c.name: c.origin for c in plan.columns if c.origin.span != NOWHERE.span}
    own |= {e.path: e.origin for e in plan.entries if e.origin.span != NOWHERE.span and e.path not in own}
    return {c.name: _owner(c, own) for c in plan.columns}


def _owner(column: Column, own: dict[str, Origin]) -> Origin:
    """A column that was made for another begins with its name."""
    name = column.name
    while name:
        if name in own:
            return own[name]
        cut = max(name.rfind(mark) for mark in "#~@.")
        name = name[:cut] if cut > 0 else ""
    return column.origin
