"""日历 calendar: which days of a stretch of time are working days, and 工作日, which counts them.

    日历 2023-01-01至2023-12-31 {
      放假 2023-01-02、2023-01-23至2023-01-27
      上班 2023-01-28、2023-01-29
    }
    要求 按时答复 工作日（申请日，答复日） ≤ 20

Monday to Friday are working days unless 放假 names them, Saturday and Sunday are not unless 上班 does.  A calendar stands in
a measure, a scheme or a list that is imported; together they cover the days that they name, and no other day is guessed.
"""

from collections.abc import Iterator

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Context, Stop
from ruledsl.express import expression, known_or, lowers
from ruledsl.ir import Absence, Expr, Lit, Ref, Signal, Type
from ruledsl.node import field
from ruledsl.ops import Quotient
from ruledsl.statements.dated import in_window
from ruledsl.syntax import Date, Node, Statement, WorkingDays

NUMBER = Type("number")
#: From Monday, 1969-12-29, to 1970-01-01.
MONDAY = 3
#: The first and the last day of a stretch without a gap.
Span = tuple[Date, Date]


class Stretch(Node):
    RULE = "stretch"
    dates: tuple[Date, ...] = field(metadata={"rule": "date"})


class DaysOff(Node):
    RULE = "days_off"
    stretches: tuple[Stretch, ...] = field(metadata={"rule": "stretch"})


class DaysOn(Node):
    RULE = "days_on"
    stretches: tuple[Stretch, ...] = field(metadata={"rule": "stretch"})


class Calendar(Statement):
    RULE = "calendar"
    dates: tuple[Date, ...] = field(metadata={"rule": "date"})
    off: tuple[DaysOff, ...] = field(default=(), metadata={"rule": "days_off"})
    on: tuple[DaysOn, ...] = field(default=(), metadata={"rule": "days_on"})

    def lower(self, build: Builder) -> None:
        """Every day that is named lies in the calendar, and no other calendar has the same days."""
        first, last = self.dates[0].days, self.dates[1].days
        parts: tuple[DaysOff | DaysOn, ...] = (*self.off, *self.on)
        stretches = [s for part in parts for s in part.stretches]
        nodes: tuple[Calendar | Stretch, ...] = (self, *stretches)
        for node in nodes:
            if not first <= node.dates[0].days <= node.dates[-1].days <= last:
                build.report("E229", node.span, problem="outside", days=tuple(d.text for d in node.dates))
                raise Stop
        for other in build.measure.every(Calendar):
            if other is not self and other.dates[0].days <= first <= other.dates[1].days:
                build.report("E229", self.span, problem="twice", days=tuple(d.text for d in self.dates))
                raise Stop

    def exceptions(self, weekend: bool) -> Iterator[int]:
        """Weekdays that are off, or days of a weekend that are worked."""
        for part in self.on if weekend else self.off:
            for stretch in part.stretches:
                days = range(stretch.dates[0].days, stretch.dates[-1].days + 1)
                yield from (day for day in days if ((day + MONDAY) % 7 >= 5) == weekend)


@lowers
def _(node: WorkingDays, build: Builder, context: Context) -> Expr:
    """The working days after the first date, up to and including the second; an error outside the calendars."""
    calendars = sorted(build.measure.every(Calendar), key=lambda c: c.dates[0].days)
    if not calendars:
        build.report("E229", node.span, problem="none", days=())
        raise Stop
    for calendar in calendars:
        build.demand(calendar)
    parts = [expression(build, part, context) for part in (node.first, node.last)]
    spans = _covered(calendars)
    for part, day in zip((node.first, node.last), parts, strict=True):
        if (
            isinstance(part, Date)
            and isinstance(day, Lit)
            and not any(first.days <= day.value <= last.days for first, last in spans)
        ):
            build.report("E229", part.span, problem="uncovered", days=(part.text,), calendars=_texts(spans))
            raise Stop
    ends = [build.auto(part, context.table) for part in parts]
    before, after = (_worked(date, calendars) for date in ends)
    number = ops.evolve_kind(ops.sub(after, before), "count")
    covered = [ops.all_of(*(_within(date, *span) for date in ends)) for span in spans]
    _say_uncovered(build, context.table, ends, covered, spans)
    return ops.case([(test, number) for test in covered], ops.nothing(number.type, Absence.ERROR))


def _say_uncovered(build: Builder, table: str, ends: list[Ref], covered: list[Expr], spans: list[Span]) -> None:
    """F159 names a date that the calendars do not cover; of events, only one inside the assessment year."""
    first, last = ends
    known = ops.any_of(*(_within(first, *span) for span in spans))
    wrong = known_or(ops.not_(ops.any_of(*covered)), ops.flag(False))
    if f"{table}.日期" in build.facts:
        wrong = ops.all_of(in_window(build, table), wrong)
    outside = build.auto(wrong, table)
    day = build.auto(ops.case([(known, last)], first), table)
    if table != UNIT:
        day = build.auto(ops.fold("min", table, day, outside, UNIT), UNIT)
        outside = build.auto(ops.fold("any", table, outside, None, UNIT), UNIT)
    origin = build.origin_here()
    texts = (("name", origin.label), ("calendars", "、".join(_texts(spans))))
    args = (("day", day.column),)
    build.signals.append(Signal("F159", origin.label, outside.column, args, texts, origin.clauses, origin))


def _texts(spans: list[Span]) -> tuple[str, ...]:
    return tuple(f"{first.text}–{last.text}" for first, last in spans)


def _covered(calendars: list[Calendar]) -> list[Span]:
    """The stretches without a gap that the calendars cover together."""
    spans = [(calendars[0].dates[0], calendars[0].dates[1])]
    for calendar in calendars[1:]:
        first, last = calendar.dates
        if first.days == spans[-1][1].days + 1:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _within(date: Expr, first: Date, last: Date) -> Expr:
    low, high = (ops.lit(end.days, Type("date")) for end in (first, last))
    return ops.all_of(ops.compare("ge", date, low), ops.compare("le", date, high))


def _worked(date: Expr, calendars: list[Calendar]) -> Expr:
    """Working days up to a date, counted from a Monday before all dates."""
    if date.type.kind != "date":
        raise ops.TypeProblem("kinds-differ", date.type.kind, "date")
    day = ops.evolve_kind(date, "number")
    since = ops.add(day, ops.lit(MONDAY, NUMBER))
    weeks = ops.round_(Quotient(since, ops.lit(7, NUMBER), "number", 0), 0, "down")
    rest = ops.sub(since, ops.mul(weeks, ops.lit(7, NUMBER)))
    worked = [ops.mul(weeks, ops.lit(5, NUMBER)), ops.smallest(ops.add(rest, ops.lit(1, NUMBER)), ops.lit(5, NUMBER))]
    worked += [_reached(day, run) for c in calendars for run in _runs(c.exceptions(weekend=True))]
    gone = [_reached(day, run) for c in calendars for run in _runs(c.exceptions(weekend=False))]
    return ops.sub(ops.add(*worked), ops.add(*gone)) if gone else ops.add(*worked)


def _reached(day: Expr, run: tuple[int, int]) -> Expr:
    """How many days of a run have come by a day: from none to all."""
    first, length = run
    come = ops.sub(day, ops.lit(first - 1, NUMBER))
    return ops.largest(ops.lit(0, NUMBER), ops.smallest(come, ops.lit(length, NUMBER)))


def _runs(days: Iterator[int]) -> list[tuple[int, int]]:
    """Days one after the other as their first and their number."""
    runs: list[tuple[int, int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][0] + runs[-1][1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    return runs
