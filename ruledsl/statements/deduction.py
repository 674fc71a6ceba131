"""扣分 deduction: points taken off for events by a step of 总分.

扣分 败诉 每起5分至10分  依据 第十四条（一）
扣分 通报 分级 { 国家级 2分 省级 1.5分 } 计次 逐次 同一事由 取最高  依据 第十一条（二）
"""

from ruledsl.build import Builder
from ruledsl.ir import Expr
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.line_total import total_of


class Deduction(EventLine):
    RULE = "deduction"


def deduction_total(build: Builder) -> Expr:
    """扣分合计: all deductions together, as a positive number."""
    return total_of(build, Deduction, "扣分合计")
