"""加分 bonus: points for events, added to the total by a step of 总分.

加分 上级表彰采用 每项2分  依据 第十三条（一）
加分 媒体宣传 分级 { 国家级 1分 省级 0.6分 } 计次 逐次  依据 第十条（四）
加分 其他加分 酌情 最多3分  依据 第十三条（四）
"""

from ruledsl.build import Builder
from ruledsl.ir import Expr
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.line_total import total_of


class Bonus(EventLine):
    RULE = "bonus"


def bonus_total(build: Builder) -> Expr:
    """加分合计: all bonuses together, before any cap on them."""
    return total_of(build, Bonus, "加分合计")
