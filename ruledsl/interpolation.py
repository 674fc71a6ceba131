"""插值: what a value is worth on the lines between knots.

    插值（完成率，60% 6分，90% 10分）     6分 + 4分 × （完成率 - 60%，within 0 and 30%） ÷ 30%

Every stretch between two knots adds its part of the difference, none below its lower end and all of it above the upper one:
so the worth never leaves the knots, and no case is needed.
"""

from itertools import pairwise

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import exact, lowers, quantity
from ruledsl.ir import Expr, Type
from ruledsl.node import evolve
from ruledsl.operands import with_unit
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import combined, kind_of, over, times


@lowers
def _(node: syntax.Interpolated, build: Builder, context: Context) -> Expr | Quotient:
    value = exact(build, node.value, context)
    for knot in node.knots:
        with_unit(build, knot.at, kind_of(value), node.value)
    knots = sorted(((quantity(k.at), quantity(k.worth)) for k in node.knots), key=lambda k: _steps(k[0]))
    if len(knots) < 2 or any(_steps(low) == _steps(high) for (low, _), (high, _) in pairwise(knots)):
        build.report("E255", node.span, written=phrase(node), which="twice" if len(knots) > 1 else "")
        raise Stop
    parts: list[Expr | Quotient] = [knots[0][1]]
    for (low, worth), (high, more) in pairwise(knots):
        width = ops.sub(high, low)
        inside = combined(ops.largest, combined(ops.sub, value, low), ops.lit(0, width.type))
        inside = _number(combined(ops.smallest, inside, width))
        length = ops.lit(_steps(high) - _steps(low), Type("number", _FINE))
        parts.append(over(times(_difference(more, worth), inside), length))
    return combined(ops.add, *parts)


#: Knots are compared, and their distance kept, in steps of so many decimals.
_FINE = 9


def _steps(number: Expr) -> int:
    """A written number in steps so fine that no two numbers share one."""
    return number.type.lo * 10 ** (_FINE - number.type.decimals)


def _difference(more: Expr, worth: Expr) -> Expr:
    difference = ops.sub(more, worth)
    return ops.lit(difference.type.lo, difference.type)


def _number(value: Expr | Quotient) -> Expr | Quotient:
    """A distance as a plain number, to be divided by another one of its kind."""
    return evolve(value, kind="number") if isinstance(value, Quotient) else ops.evolve_kind(value, "number")
