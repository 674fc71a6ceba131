"""Whole steps: how many full steps of 5% or started periods of 30 days there are in a distance.

    （最大（0%，90% - 完成率） ÷ 5% 舍去取整）     full steps
    （迟报天数 ÷ 30天 进一取整）                  started periods

The quotient of two like quantities is a number; anything else keeps its unit and becomes whole in it.
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context
from ruledsl.express import exact, lowers
from ruledsl.ir import Expr
from ruledsl.ops import Quotient

MODES = {"quota_down": "down", "quota_half_up": "half_up", "quota_up": "up"}


@lowers
def _(node: syntax.Whole, build: Builder, context: Context) -> Expr:
    value = exact(build, node.part, context)
    mode = MODES[node.whole_units]
    if isinstance(value, Quotient):
        whole = ops.round_(value, 0, mode)
        return ops.evolve_kind(whole, "count") if value.kind == "ratio" else whole
    return ops.round_(value, 2 if value.type.kind == "ratio" else 0, mode)
