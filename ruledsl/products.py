"""Products and quotients as written, exact until they are rounded.

30分 × 得分 ÷ 标准分                points × (points ÷ points): the share of the full points
100分 × （办结 ÷ 受理）             a quotient in brackets stays exact inside the product
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import exact, expression, lowers
from ruledsl.ir import Expr, Op
from ruledsl.ops import Quotient
from ruledsl.quotients import over, times
from ruledsl.words import decimal


@lowers
def _(node: syntax.Product, build: Builder, context: Context) -> Expr | Quotient:
    factors = list(node.factors)
    value = exact(build, factors.pop(0)[1], context)
    while factors:
        sign, factor = factors.pop(0)
        if sign == "over_sign":
            value = _over(build, value, expression(build, factor, context), factor)
            continue
        operand = exact(build, factor, context)
        if _are_points(value, operand) and factors and factors[0][0] == "over_sign":
            divisor = factors.pop(0)[1]
            operand = _over(build, operand, expression(build, divisor, context), divisor)
        value = times(value, operand)
    return value


def _are_points(value: Expr | Quotient, operand: Expr | Quotient) -> bool:
    """Two amounts of points, which are multiplied only when one of them is divided by points."""
    kinds = [None if isinstance(v, Quotient) else v.type.kind for v in (value, operand)]
    return kinds == ["points", "points"]


def _over(build: Builder, value: Expr | Quotient, divisor: Expr, node: syntax.Expression) -> Quotient:
    """Divide; a divisor that the domains do not keep above 0 is an error here, not at run time."""
    if divisor.type.lo <= 0:
        name = node.text if isinstance(node, syntax.Reference) else ""
        low, high = (decimal(end, divisor.type.decimals) for end in (divisor.type.lo, divisor.type.hi))
        step = decimal(1, divisor.type.decimals)
        build.report("E224", node.span, name=name, low=low, high=high, kind=divisor.type.kind, step=step)
        raise Stop
    return over(value, divisor)


def amount(written: syntax.Expression, value: Expr) -> Expr:
    """A count of which a share is taken (目标数 × 80%) is a count; a share for each of a number (5% × 件数) stays a share."""
    if not isinstance(written, syntax.Product) or any(sign != "times" for sign, _ in written.factors):
        return value
    first = value
    for _ in written.factors[1:]:
        if not isinstance(first, Op) or first.op != "mul":
            return value
        first = first.args[0]
    share = value.type.kind == "ratio" and first.type.kind in ("count", "days")
    return ops.evolve_kind(value, first.type.kind) if share else value
