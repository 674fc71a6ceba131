"""插值: what a value is worth on the lines between knots.

    插值（完成率，60% 6分，90% 10分）     6分 + （完成率 - 60%，within 0 and 30%） × 4分 ÷ 30%

Every stretch between two knots adds its part of the difference, none below its lower end and all of it above the upper one:
so the worth never leaves the knots, and no case is needed.  All slopes stand over one divisor, reduced to lowest terms.
"""

from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import exact, lowers, quantity
from ruledsl.ir import Expr, Lit, Type
from ruledsl.node import evolve
from ruledsl.operands import with_unit
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import combined, kind_of, over, times

if TYPE_CHECKING:
    from fractions import Fraction


@lowers
def _(node: syntax.Interpolated, build: Builder, context: Context) -> Expr | Quotient:
    value = exact(build, node.value, context)
    for knot in node.knots:
        with_unit(build, knot.at, kind_of(value), node.value)
    knots = sorted(((quantity(k.at), quantity(k.worth)) for k in node.knots), key=lambda k: _exact(k[0]))
    if len(knots) < 2 or any(_exact(low) == _exact(high) for (low, _), (high, _) in pairwise(knots)):
        build.report("E255", node.span, written=phrase(node), which="twice" if len(knots) > 1 else "")
        raise Stop
    ops.add(*(worth for _, worth in knots))  # the worths are of one kind
    kind = knots[0][1].type.kind
    slopes = [
        (_exact(more) - _exact(worth)) / (_exact(high) - _exact(low)) for (low, worth), (high, more) in pairwise(knots)
    ]
    whole = lcm(*(slope.denominator for slope in slopes))
    risen = [
        times(ops.lit(int(slope * whole), Type(kind)), _within(value, low, high))
        for slope, ((low, _), (high, _)) in zip(slopes, pairwise(knots), strict=True)
    ]
    return combined(ops.add, knots[0][1], over(combined(ops.add, *risen), ops.lit(whole, Type("number"))))


def _within(value: Expr | Quotient, low: Lit, high: Lit) -> Expr | Quotient:
    """How far a value is beyond the lower of two knots, none below it and no further than to the upper one, as a number."""
    width = ops.sub(high, low)
    inside = combined(ops.largest, combined(ops.sub, value, low), ops.lit(0, width.type))
    inside = combined(ops.smallest, inside, ops.lit(width.type.lo, width.type))
    return evolve(inside, kind="number") if isinstance(inside, Quotient) else ops.evolve_kind(inside, "number")


def _exact(number: Lit) -> "Fraction":
    from fractions import Fraction  # noqa: PLC0415 - few measures have knots

    return Fraction(number.value, 10**number.type.decimals)
