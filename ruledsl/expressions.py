"""Expressions as written."""

from ruledsl.written import Band, Date, Node, Quantity, Rounding


class Reference(Node):
    RULE = "reference"
    parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return ".".join(self.parts)


class Builtin(Node):
    """A quantity that every measure has, by the name of its keyword."""

    RULE = "builtin"
    kind: str = ""


class Sum(Node):
    RULE = "sum"
    terms: tuple[tuple[str, "Expression"], ...] = ()


class Product(Node):
    RULE = "product"
    factors: tuple[tuple[str, "Expression"], ...] = ()


class Compare(Node):
    RULE = "compare"
    relation: str
    left: "Expression"
    right: "Expression"


class WithinBand(Node):
    RULE = "within_band"
    value: "Expression"
    band: Band


class All(Node):
    RULE = "all"
    parts: tuple["Expression", ...] = ()


class Any_(Node):
    RULE = "any"
    parts: tuple["Expression", ...] = ()


class NotReported(Node):
    """Whether a value was not reported: ``上年满意度 未报``."""

    RULE = "not_reported"
    value: "Expression"


class NotConcerned(Node):
    """A value that does not apply to the unit, as one of two: ``当 受理件数 > 0 则 办结得分 否则 不涉及``."""

    RULE = "not_concerned"


class Negation(Node):
    RULE = "negation"
    part: "Expression"


class IfThen(Node):
    RULE = "if_then"
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


class Shifted(Node):
    """A date moved by days, months or years: ``考核开始日 前15天``, ``检查日 前6个月``."""

    RULE = "shifted"
    date: "Expression"
    direction: str
    by: Quantity


class Extreme(Node):
    RULE = "extreme"
    kind: str = ""
    parts: tuple["Expression", ...] = ()


class Rounded(Node):
    RULE = "rounded"
    part: "Expression"
    rounding: Rounding


class Whole(Node):
    """A whole number of steps or units: ``(迟报天数 ÷ 30天 进一取整)``."""

    RULE = "whole"
    part: "Expression"
    whole_units: str


class Steps(Node):
    """How many steps a value is beyond a bound: ``(办结率 低于 98% 每1个百分点 舍去取整)``; none on the other side of it."""

    RULE = "steps"
    value: "Expression"
    relation: str
    bound: "Expression"
    step: Quantity
    manner: str


class Cut(Node):
    """How many of the highest or lowest values are dropped (of both, where two ends are named): a number or a share."""

    RULE = "cut"
    ends: tuple[str, ...]
    quantity: Quantity


class Trim(Node):
    """去掉: the extreme values that a statistic leaves out: ``去掉 最高1个、最低1个``, ``去掉 最高、最低各10% 舍去取整``."""

    RULE = "trim"
    cuts: tuple[Cut, ...]
    whole_units: str = ""


class Gather(Node):
    """Over the rows of one unit: ``合计(败诉 的 分值 当 情形 是 甲)``, ``个数(账号 当 停更)``."""

    RULE = "gather"
    gather_kind: str
    reference: Reference
    of_each: "Expression | None" = None
    condition: "Expression | None" = None
    trim: Trim | None = None
    rounding: Rounding | None = None
    if_none: "Expression | None" = None


class Among(Node):
    """Over the units of the class or everyone: ``同类 平均(总分 四舍五入到2位)``, ``同类 名次(完成率)``."""

    RULE = "among"
    scope: str
    among_kind: str
    expr: "Expression"
    condition: "Expression | None" = None
    trim: Trim | None = None
    rounding: Rounding | None = None


class Concerns(Node):
    """Whether an indicator concerns the unit: ``涉及(政府公报)``."""

    RULE = "concerns"
    reference: Reference


class MarksOf(Node):
    """What an indicator, or the whole, is out of: ``满分(党建工作)``, ``满分(总分)``."""

    RULE = "marks_of"
    of: Reference | Builtin


class Yearly(Node):
    """A day of the year before, of the year assessed, of the next: ``上年12月1日``, ``次年1月10日``."""

    RULE = "yearly"
    which: str
    day: str


class WorkingDays(Node):
    """How many working days after one date until another: ``工作日(申请日, 答复日)``."""

    RULE = "working_days"
    first: "Expression"
    last: "Expression"


class Knot(Node):
    """A value and what it is worth, between which others lie on a line."""

    RULE = "knot"
    at: Quantity
    worth: Quantity


class Interpolated(Node):
    """What a value is worth on the lines between knots, and no more than at the ends: ``插值(完成率, 60% 6分, 90% 10分)``."""

    RULE = "interpolated"
    value: "Expression"
    knots: tuple[Knot, ...] = ()


class Instead(Node):
    """A value that stands in where something does not concern the unit, or was not reported: ``(甲项 不涉及时 3分)``."""

    RULE = "instead"
    value: "Expression"
    lack: str
    other: "Expression"


Expression = (
    Quantity | Date | Reference | Builtin | Sum | Product | Compare | WithinBand | All | Any_ | Negation | IfThen
    | Shifted | Extreme | Rounded | Whole | Steps | Gather | Among | Concerns | NotReported | NotConcerned | MarksOf | Instead | WorkingDays | Interpolated | Yearly
)  # fmt: skip
