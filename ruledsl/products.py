"""Products and quotients as written, exact until they are rounded.

30分 × 得分 ÷ 标准分                points × (points ÷ points): the share of the full points
100分 × （办结 ÷ 受理）             a quotient in brackets stays exact inside the product
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import exact, lowers
from ruledsl.ir import Expr, Op
from ruledsl.ops import Quotient
from ruledsl.quotients import bounds_of, even, kind_of, over, times
from ruledsl.words import decimal


@lowers
def _(node: syntax.Product, build: Builder, context: Context) -> Expr | Quotient:
    """Of two amounts of points one is divided by the points that follow: 12分 × （甲 ÷ 张数） ÷ 100分."""
    waiting = [(sign == "over_sign", exact(build, factor, context), factor) for sign, factor in node.factors]
    value = waiting.pop(0)[1]
    while waiting:
        divides, operand, written = waiting.pop(0)
        if divides:
            value = _over(build, value, even(operand), written)
            continue
        later = (n for n, (d, other, _) in enumerate(waiting) if d and kind_of(other) == "points")
        if kind_of(value) == kind_of(operand) == "points" and (place := next(later, None)) is not None:
            _, divisor, beneath = waiting.pop(place)
            operand = _over(build, operand, even(divisor), beneath)
        value = times(value, operand)
    return value


def _over(build: Builder, value: Expr | Quotient, divisor: Expr | Quotient, node: syntax.Expression) -> Quotient:
    """Divide; a divisor that the domains do not keep above 0 is an error here, not at run time."""
    kind = bounds_of(divisor)
    if kind.lo <= 0:
        name = node.text if isinstance(node, syntax.Reference) else ""
        low, high = (decimal(end, kind.decimals) for end in (kind.lo, kind.hi))
        step = decimal(1, 0 if isinstance(divisor, Quotient) else kind.decimals)
        build.report("E224", node.span, name=name, low=low, high=high, kind=kind.kind, step=step)
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
