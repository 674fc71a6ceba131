"""What an expression is where everything that it reads is there: the usual case, and a shorter one.

(1 if (g2 or g3) else f2 <= f3) and …      →      f2 <= f3 and …          where neither g2 nor g3
"""

from ruledsl.ir import Absence, Expr, Field, Op, Ref, walk
from ruledsl.node import evolve
from ruledsl.rewrite import rewrite
from ruledsl.specialise import STAND_IN, worked_out

_NONE: frozenset[Absence] = frozenset()


def present(expr: Expr) -> tuple[Expr, tuple[Field | Ref, ...]] | None:
    """The expression without what it does about absent values, and the values that have to be there for it.

    None where it does nothing about them, or where something else can keep it from having a value.
    """
    nodes = list(walk(expr))
    if not any(isinstance(n, Op) and (n.op == "status" or n.op in STAND_IN) for n in nodes):
        return None
    leaves = tuple(dict.fromkeys(n for n in nodes if isinstance(n, Field | Ref) and n.type.absent))

    def visit(node: Expr) -> Expr:
        if isinstance(node, Field | Ref):
            return evolve(node, type=evolve(node.type, absent=_NONE))
        return worked_out(node)

    plain = rewrite(expr, visit)
    return (plain, leaves) if leaves and not plain.type.absent else None
