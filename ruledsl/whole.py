"""Steps: how many steps of 5% or started periods of 30 days there are in a distance, whole or in part.

    （完成率 低于 90% 每5个百分点 舍去取整）       full steps below a bound
    （完成率 低于 90% 每1个百分点 按比例）         parts of a step count in proportion
    （迟报天数 ÷ 30天 进一取整）                  started periods

The quotient of two like quantities is a number; anything else keeps its unit and becomes whole in it.
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import RELATIONS, exact, lowers, quantity
from ruledsl.ir import Expr, Type
from ruledsl.node import evolve
from ruledsl.operands import with_unit
from ruledsl.ops import Quotient
from ruledsl.products import amount
from ruledsl.quotients import combined, kind_of, over, rounded

MODES = {"quota_down": "down", "quota_half_up": "half_up", "quota_up": "up"}


@lowers
def _(node: syntax.Whole, build: Builder, context: Context) -> Expr:
    value = exact(build, node.part, context)
    if not isinstance(value, Quotient):
        value = amount(node.part, value)
    mode = MODES[node.whole_units]
    share = kind_of(value) == "ratio"
    if isinstance(value, Quotient) and isinstance(node.part, syntax.Product | syntax.Steps):
        whole = rounded(value, 0, mode)
        return ops.evolve_kind(whole, "count") if share else whole
    return rounded(value, 2 if share else 0, mode)


@lowers
def _(node: syntax.Steps, build: Builder, context: Context) -> Expr | Quotient:
    """The distance from the bound on the side that the words name, none on the other, in steps: whole ones, or exact."""
    distance, step = _distance(build, node, context), quantity(node.step)
    with_unit(build, node.step, kind_of(distance))
    if not step.value:
        build.report("E224", node.step.span, name="", low="0", high="0")
        raise Stop
    steps = evolve(over(distance, step), kind="number")
    return steps if node.manner == "pro_rata" else ops.evolve_kind(rounded(steps, 0, MODES[node.manner]), "count")


def _distance(build: Builder, node: syntax.Steps, context: Context) -> Expr | Quotient:
    value, bound = (exact(build, part, context) for part in (node.value, node.bound))
    for other, written in ((value, node.bound), (bound, node.value)):
        if isinstance(written, syntax.Quantity):
            with_unit(build, written, kind_of(other))
    relation = RELATIONS[node.relation]
    if relation in ("eq", "ne"):
        raise ops.TypeProblem("no-side", "number")
    below = relation in ("lt", "le")
    distance = combined(ops.sub, bound, value) if below else combined(ops.sub, value, bound)
    return combined(ops.largest, distance, ops.lit(0, Type(kind_of(distance))))
