"""Dates moved by days, months or years.

考核开始日 前15天      calendar days
检查日 前6个月         the same day of that month, or its last day where it has no such day
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context
from ruledsl.express import expression, lowers, quantity
from ruledsl.ir import Expr

_MONTHS = {"months": 1, "years": 12}


@lowers
def _(node: syntax.Shifted, build: Builder, context: Context) -> Expr:
    date, by = expression(build, node.date, context), quantity(node.by)
    if node.by.unit in _MONTHS and not node.by.decimals:
        months = node.by.value * _MONTHS[node.by.unit]
        return ops.months_later(date, -months if node.direction == "before" else months)
    if by.type.kind != "days":
        raise ops.TypeProblem("kinds-differ", "days", by.type.kind)
    return ops.sub(date, by) if node.direction == "before" else ops.add(date, by)
