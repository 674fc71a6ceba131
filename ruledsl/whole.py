"""Steps: how many steps of 5% or started periods of 30 days there are in a distance, whole or in part.

    （完成率 低于 90% 每5个百分点 舍去取整）       full steps below a bound
    （完成率 低于 90% 每1个百分点 按比例）         parts of a step count in proportion
    （迟报天数 ÷ 30天 进一取整）                  started periods
    （完成日 晚于 期限 每1个月 舍去取整）           full months: how often 期限 后1个月、后2个月 … has come by

The quotient of two like quantities is a number; anything else keeps its unit and becomes whole in it.
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import RELATIONS, exact, expression, lowers, quantity
from ruledsl.ir import Expr, Type
from ruledsl.node import evolve
from ruledsl.operands import with_unit
from ruledsl.ops import Quotient
from ruledsl.products import amount
from ruledsl.quotients import combined, kind_of, over, rounded

#: Units that are counted on the calendar, in months.
MONTHS = {"months": 1, "years": 12}
#: 1970-01-01 from the first of March of the year 0; days of four centuries, and of four years.
SINCE, CENTURIES, YEARS = 719_468, 146_097, 1461
NUMBER = Type("number")
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
    if node.step.unit in MONTHS and node.step.value:
        return _months(build, node, context)
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


def _months(build: Builder, node: syntax.Steps, context: Context) -> Expr:
    """How often the bound, moved by so many months once more, has come by; or with the month that has begun."""
    bound, value = (expression(build, part, context) for part in (node.bound, node.value))
    kinds = [part.type.kind for part in (value, bound) if part.type.kind != "date"]
    which = "dates" if kinds else "part" if node.manner not in ("quota_down", "quota_up") else "whole"
    if kinds or which == "part" or node.step.decimals:
        kind, step = kinds[0] if kinds else "date", node.step
        build.report("E267", node.span, problem=which, step=str(step), unit=step.unit, kind=kind)
        raise Stop
    if (relation := RELATIONS[node.relation]) in ("eq", "ne"):
        raise ops.TypeProblem("no-side", "number")
    start, end = build.auto(bound, context.table), build.auto(value, context.table)
    later, begun = relation in ("gt", "ge"), node.manner == "quota_up"
    until = ops.add(end, ops.lit(-1 if later else 1, Type("days"))) if begun else end
    passed = (_onward if later else _back)(build, context.table, start, until)
    steps = Quotient(passed, ops.lit(node.step.value * MONTHS[node.step.unit], NUMBER), "number", 0)
    whole = ops.evolve_kind(rounded(steps, 0, "down"), "count")
    beyond = ops.compare("gt" if later else "lt", end, start)
    one = ops.lit(1 if begun else 0, whole.type)
    return ops.case([(beyond, ops.add(whole, one) if begun else whole)], ops.lit(0, whole.type))


def _onward(build: Builder, table: str, start: Expr, end: Expr) -> Expr:
    """Full months from one day to a later one: a month without such a day is full on its last."""
    (first, day), (last, until) = (_on_calendar(build, table, d) for d in (start, end))
    next_month, _ = _on_calendar(build, table, ops.add(end, ops.lit(1, Type("days"))))
    short = ops.all_of(ops.compare("lt", until, day), ops.compare("eq", next_month, last))
    return ops.sub(ops.sub(last, first), ops.case([(short, ops.lit(1, NUMBER))], ops.lit(0, NUMBER)))


def _back(build: Builder, table: str, start: Expr, end: Expr) -> Expr:
    """Full months from one day back to an earlier one."""
    (first, day), (last, until) = (_on_calendar(build, table, d) for d in (start, end))
    short = ops.compare("gt", until, day)
    return ops.sub(ops.sub(first, last), ops.case([(short, ops.lit(1, NUMBER))], ops.lit(0, NUMBER)))


def _on_calendar(build: Builder, table: str, date: Expr) -> tuple[Expr, Expr]:
    """The month of a date, all months in one count, and its day there; a year begins in March and ends with the leap day."""
    days = ops.add(ops.mul(ops.evolve_kind(date, "number"), _n(4)), _n(4 * SINCE + 3))
    century = build.auto(_whole_of(days, CENTURIES), table)
    rest = _whole_of(ops.sub(days, ops.mul(century, _n(CENTURIES))), 4)
    rest = build.auto(ops.add(ops.mul(rest, _n(4)), _n(3)), table)
    year = build.auto(_whole_of(rest, YEARS), table)
    day = build.auto(_whole_of(ops.sub(rest, ops.mul(year, _n(YEARS))), 4), table)
    month = build.auto(_whole_of(ops.add(ops.mul(day, _n(5)), _n(2)), 153), table)
    before = _whole_of(ops.add(ops.mul(month, _n(153)), _n(2)), 5)
    count = ops.add(ops.mul(century, _n(1200)), ops.mul(year, _n(12)), month)
    return build.auto(count, table), ops.sub(day, before)


def _whole_of(value: Expr, divisor: int) -> Expr:
    return ops.round_(Quotient(value, _n(divisor), "number", 0), 0, "down")


def _n(value: int) -> Expr:
    return ops.lit(value, NUMBER)
