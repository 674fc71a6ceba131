"""What an expression is worth for a unit, or for one line of an event."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import frozen
from oracle_kinds import choices_of, kind_of, kind_of_whole
from oracle_totals import BUILTINS
from oracle_values import ERROR, MISSING, Absent, Value, amount, highest, lowest, minus, rounded, total, worst
from oracle_world import Unit

from ruledsl import syntax
from ruledsl.statements.calendar import Calendar
from ruledsl.syntax import Band, Expression


@frozen(eq=False)
class Line:
    """The fields of one row, and their kinds and lists of choices, which hide names of the measure.

    ``period`` are the first day of a period and of the next: expressions see only the events between.
    """

    values: dict[str, Value]
    kinds: dict[str, str]
    choices: dict[str, tuple[str, ...]]
    period: tuple[int, int] | None = None


NO_LINE = Line({}, {}, {})


def evaluate(node: Expression, unit: Unit, line: Line = NO_LINE) -> Value:
    """The value of an expression."""
    return WORTH[type(node)](node, unit, line)


def inside(band: Band, value: Value, unit: Unit) -> Value:
    """Whether a value lies in a band; 以上 and 以下 mean what 端点 says, the other words what they always mean."""
    if type(value) is Absent:
        return value
    ends = unit.world.measure.settings.get("ends", {})
    if band.low is not None:
        at_end = {"and_more": True, "more_than": False}.get(band.low_words)
        at_end = ends[band.low_words] if at_end is None else at_end
        low = amount(band.low)
        if value < low or (value == low and not at_end):  # type: ignore[operator]
            return False
    if band.high is not None:
        at_end = ends[band.high_words] if band.high_words == "at_or_below" else False
        high = amount(band.high)
        if value > high or (value == high and not at_end):  # type: ignore[operator]
            return False
    return True


def _quantity(node: syntax.Quantity, unit: Unit, line: Line) -> Value:
    return amount(node)


def _date(node: syntax.Date, unit: Unit, line: Line) -> Value:
    return node.days


def _reference(node: syntax.Reference, unit: Unit, line: Line) -> Value:
    if line.period is not None and node.text in ("期首", "期末"):
        return line.period[0] if node.text == "期首" else line.period[1] - 1
    return line.values[node.text] if node.text in line.values else unit.value(node.text)


def _builtin(node: syntax.Builtin, unit: Unit, line: Line) -> Value:
    return BUILTINS[node.kind](unit)


def _sum(node: syntax.Sum, unit: Unit, line: Line) -> Value:
    (_, first), *others = node.terms
    value = evaluate(first, unit, line)
    for sign, term in others:
        other = evaluate(term, unit, line)
        value = total((value, other)) if sign == "plus_sign" else minus(value, other)
    return value


def _product(node: syntax.Product, unit: Unit, line: Line) -> Value:
    values = [(sign, evaluate(factor, unit, line)) for sign, factor in node.factors]
    bad = worst(v for _, v in values)
    if bad:
        return bad
    result = Fraction(values[0][1])  # type: ignore[arg-type]
    for sign, value in values[1:]:
        result = result / value if sign == "over_sign" else result * value
    return result


_RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b, "is": lambda a, b: a == b, "ne": lambda a, b: a != b, "is_not": lambda a, b: a != b,
    "lt": lambda a, b: a < b, "earlier": lambda a, b: a < b, "le": lambda a, b: a <= b, "no_later": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "later": lambda a, b: a > b, "ge": lambda a, b: a >= b, "no_earlier": lambda a, b: a >= b,
}  # fmt: skip


def _compare(node: syntax.Compare, unit: Unit, line: Line) -> Value:
    left = evaluate(node.left, unit, line)
    choices = unit.world.once(("choices", id(node)), lambda: choices_of(node.left, unit.world, line.choices))
    named = node.right.text if choices and isinstance(node.right, syntax.Reference) else None
    right = named if named in choices else evaluate(node.right, unit, line)
    return worst((left, right)) or _RELATIONS[node.relation](left, right)


def _within(node: syntax.WithinBand, unit: Unit, line: Line) -> Value:
    return inside(node.band, evaluate(node.value, unit, line), unit)


def _all(node: syntax.All, unit: Unit, line: Line) -> Value:
    return _decided([evaluate(p, unit, line) for p in node.parts], False)


def _any(node: syntax.Any_, unit: Unit, line: Line) -> Value:
    return _decided([evaluate(p, unit, line) for p in node.parts], True)


def _decided(parts: list[Value], decisive: bool) -> Value:
    """One part decides, whatever was not reported beside it; any other absence spoils the answer."""
    if spoilt := worst(p for p in parts if p is not MISSING):
        return spoilt
    return decisive if decisive in parts else MISSING if MISSING in parts else not decisive


def _not(node: syntax.Negation, unit: Unit, line: Line) -> Value:
    part = evaluate(node.part, unit, line)
    return part if type(part) is Absent else not part


def _if(node: syntax.IfThen, unit: Unit, line: Line) -> Value:
    """The branch that is not taken is not looked at."""
    test = evaluate(node.condition, unit, line)
    return test if type(test) is Absent else evaluate(node.then if test else node.otherwise, unit, line)


def _shifted(node: syntax.Shifted, unit: Unit, line: Line) -> Value:
    day, by = evaluate(node.date, unit, line), amount(node.by)
    if node.by.unit in ("months", "years"):
        months = node.by.value * (12 if node.by.unit == "years" else 1) * (-1 if node.direction == "before" else 1)
        return day if type(day) is Absent else _months_on(int(day), months)  # type: ignore[call-overload]
    return minus(day, by) if node.direction == "before" else total((day, by))


def _months_on(day: int, months: int) -> int:
    """The same day of another month; where there is none, the last day of that month."""
    start = date(1970, 1, 1) + timedelta(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(start.day, last)) - date(1970, 1, 1)).days


def _yearly(node: syntax.Yearly, unit: Unit, line: Line) -> Value:
    """A day of the year before, of this, of the next."""
    year = unit.world.year + {"previous_year": -1, "this_year": 0, "next_year": 1}[node.which]
    return (date(year, *map(int, node.day.rstrip("日").split("月"))) - date(1970, 1, 1)).days


def _working_days(node: syntax.WorkingDays, unit: Unit, line: Line) -> Value:
    """Day by day after the first, by the calendars; none of them may be missing."""
    ends = [evaluate(part, unit, line) for part in (node.first, node.last)]
    if absent := worst(ends):
        return absent
    known = unit.world.once("working days", lambda: dict(_known_days(unit)))
    low, high = sorted(int(end) for end in ends)  # type: ignore[arg-type]
    if any(day not in known for day in range(low, high + 1)):
        return ERROR
    number = sum(known[day] for day in range(low + 1, high + 1))
    return Fraction(number if ends[0] == low else -number)


def _known_days(unit: Unit) -> Iterator[tuple[int, bool]]:
    """Whether each day of the calendars is a working day."""
    for calendar in unit.world.every(Calendar):
        named = {
            day: worked
            for parts, worked in ((calendar.off, False), (calendar.on, True))
            for part in parts
            for stretch in part.stretches
            for day in range(stretch.dates[0].days, stretch.dates[-1].days + 1)
        }
        for day in range(calendar.dates[0].days, calendar.dates[1].days + 1):
            yield day, named.get(day, (date(1970, 1, 1) + timedelta(day)).weekday() < 5)


def _extreme(node: syntax.Extreme, unit: Unit, line: Line) -> Value:
    parts = [evaluate(p, unit, line) for p in node.parts]
    return highest(*parts) if node.kind == "max" else lowest(*parts)


def _rounded(node: syntax.Rounded, unit: Unit, line: Line) -> Value:
    """A share is rounded as a percentage: one decimal means one decimal of the per cent."""
    kind = unit.world.once(("kind", id(node)), lambda: kind_of(node.part, unit.world, line.kinds))
    places = node.rounding.decimals + (2 if kind == "ratio" else 0)
    return rounded(evaluate(node.part, unit, line), places, node.rounding.mode)


_WHOLE = {"quota_down": "down", "quota_half_up": "half_up", "quota_up": "up"}


def _whole(node: syntax.Whole, unit: Unit, line: Line) -> Value:
    """A whole number of steps of a quotient, else of whole units: a percentage of whole per cents."""
    kind = unit.world.once(("kind", id(node)), lambda: kind_of_whole(node.part, unit.world, line.kinds))
    steps = isinstance(node.part, syntax.Product) and any(sign == "over_sign" for sign, _ in node.part.factors)
    places = 2 if kind == "ratio" and not steps else 0
    return rounded(evaluate(node.part, unit, line), places, _WHOLE[node.whole_units])


def _steps(node: syntax.Steps, unit: Unit, line: Line) -> Value:
    """How far a value is beyond its bound, in steps."""
    value, bound = evaluate(node.value, unit, line), evaluate(node.bound, unit, line)
    if absent := worst((value, bound)):
        return absent
    if node.step.unit in ("months", "years"):
        return _months(node, value, bound)  # type: ignore[arg-type]
    beyond = bound - value if node.relation in ("lt", "le", "earlier", "no_later") else value - bound  # type: ignore[operator]
    steps = max(Fraction(0), Fraction(beyond)) / amount(node.step)
    return steps if node.manner == "pro_rata" else rounded(steps, 0, _WHOLE[node.manner])


def _months(node: syntax.Steps, value: int, bound: int) -> Value:
    """One month after the other: how often the bound, moved by a step more, is reached; or how often before it is."""
    step = int(amount(node.step)) * (12 if node.step.unit == "years" else 1)
    sign = -1 if node.relation in ("lt", "le", "earlier", "no_later") else 1
    count = max(0, sign * (value - bound)) // (31 * step)  # no month has more days
    while True:
        here = sign * (value - _months_on(bound, sign * step * (count + (node.manner == "quota_down"))))
        if here < 0 or (here == 0 and node.manner == "quota_up"):
            return Fraction(count)
        count += 1


def _interpolated(node: syntax.Interpolated, unit: Unit, line: Line) -> Value:
    """The worth on the line between the two knots around a value; beyond the ends that of the last knot."""
    value = evaluate(node.value, unit, line)
    if type(value) is Absent:
        return value
    knots = sorted((amount(k.at), amount(k.worth)) for k in node.knots)
    place = min(max(Fraction(value), knots[0][0]), knots[-1][0])  # type: ignore[arg-type]
    (low, worth), (high, more) = next((a, b) for a, b in pairwise(knots) if a[0] <= place <= b[0])
    return worth + (more - worth) * (place - low) / (high - low)


#: Class of expression → its value; ``oracle_rows`` adds those that look over many rows.
WORTH: dict[type, Callable[[Any, Unit, Line], Value]] = {
    syntax.Quantity: _quantity, syntax.Date: _date, syntax.Reference: _reference, syntax.Builtin: _builtin,
    syntax.Sum: _sum, syntax.Product: _product, syntax.Compare: _compare, syntax.WithinBand: _within,
    syntax.All: _all, syntax.Any_: _any, syntax.Negation: _not, syntax.IfThen: _if, syntax.Shifted: _shifted,
    syntax.Extreme: _extreme, syntax.Rounded: _rounded, syntax.Whole: _whole, syntax.WorkingDays: _working_days,
    syntax.Steps: _steps, syntax.Interpolated: _interpolated, syntax.Yearly: _yearly,
}  # fmt: skip
