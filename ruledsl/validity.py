"""Whether a measure holds for an assessment year: 施行, 有效期, 适用 and the readings of them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import Measure, clause_texts
from ruledsl.months import anniversary, months_later
from ruledsl.node import Record
from ruledsl.statements.applies import Applies
from ruledsl.statements.in_force import InForce
from ruledsl.statements.reading import Reading
from ruledsl.statements.valid_for import ValidFor
from ruledsl.statements.year import Year
from ruledsl.syntax import Guard, Statement

_EPOCH = date(1970, 1, 1)


class Validity(Record):
    """The first and the last day (None: no expiry) on which a measure is in force.

    A day of issue that nobody knows is the first of all days: no year can be excluded by it.
    """

    first: date
    last: date | None

    @property
    def since(self) -> str:
        """The first day as it is written, empty where it is not known."""
        return self.first.isoformat() if self.is_known else ""

    @property
    def is_known(self) -> bool:
        return self.first != date.min

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def in_use(measure: Measure, readings: Mapping[str, str]) -> dict[str, str]:
    """The option in use of each reading; an unsettled one counts as its first option (a trial)."""
    chosen = {}
    for reading in measure.every(Reading):
        name, first = reading.name.text, next((o.name.text for o in reading.options), "")
        chosen[name] = readings.get(name) or reading.in_use or first
    return chosen


def guard_holds(guard: Guard | None, chosen: Mapping[str, str]) -> bool:
    """Whether one of the options of a guard is in use."""
    if guard is None:
        return True
    for option in guard.options:
        *reading, name = option.parts
        if any(value == name and (not reading or key == reading[0]) for key, value in chosen.items()):
            return True
    return False


def _active(statements: Iterable[Statement], chosen: Mapping[str, str]) -> Statement | None:
    return next((s for s in statements if guard_holds(s.guard, chosen)), None)


def validity(measure: Measure, readings: Mapping[str, str]) -> Validity:
    """The days on which the measure is in force under the readings in use."""
    chosen = in_use(measure, readings)
    start = measure.only(InForce)
    assert start is not None
    if start.date is None:
        return Validity(date.min, None)
    first = _EPOCH + timedelta(days=start.date.days)
    term = _active(measure.every(ValidFor), chosen)
    if not isinstance(term, ValidFor):
        return Validity(first, None)
    last = anniversary(first, term.quantity.value * (1 if term.quantity.unit == "months" else 12))
    return Validity(first, last if term.through_anniversary else last - timedelta(days=1))


def _days_that_count(
    measure: Measure, year: int, decided: int | None, readings: Mapping[str, str]
) -> tuple[date, date, date | None]:
    """The first and the last day of the year, and the day on which 适用 makes validity depend."""
    span_of_year = measure.only(Year)
    assert span_of_year is not None
    first, last = span_of_year.first(year), span_of_year.last(year)
    rule = _active(measure.every(Applies), in_use(measure, readings))
    if not isinstance(rule, Applies):
        return first, last, None
    decision = _EPOCH + timedelta(days=decided) if decided is not None else last
    return first, last, {"first_day": first, "last_day": last, "decision_day": decision}[rule.day]


def holds_in(measure: Measure, valid: Validity, year: int, decided: int | None, readings: Mapping[str, str]) -> bool:
    """Whether a measure that is valid on these days holds for the assessment year."""
    first, last, day = _days_that_count(measure, year, decided, readings)
    if day is not None:
        return valid.holds_on(day)
    return valid.first <= last and (valid.last is None or first <= valid.last)


def not_in_force(measure: Measure, year: int, decided: int | None, readings: Mapping[str, str]) -> Diagnostic | None:
    """E293 when the measure does not hold for the assessment year; it names the dates and the clauses."""
    valid = validity(measure, readings)
    first, last, day = _days_that_count(measure, year, decided, readings)
    if holds_in(measure, valid, year, decided, readings):
        return None
    dated = [s for s in measure.statements if isinstance(s, InForce | ValidFor | Applies)]
    clauses = tuple(dict.fromkeys(c for s in dated for c in clause_texts(s.clauses)))
    args = {
        "year": year,
        "day": day.isoformat() if day else f"{first.isoformat()}–{last.isoformat()}",
        "first": valid.first.isoformat(),
        "last": valid.last.isoformat() if valid.last else "",
        "measure": measure.id,
    }
    return Diagnostic("E293", args, dated[-1].span, clauses)


def waits_for_decision(measure: Measure, readings: Mapping[str, str]) -> bool:
    """Whether the day of decision, which the facts say, decides on validity."""
    rule = _active(measure.every(Applies), in_use(measure, readings))
    return isinstance(rule, Applies) and rule.day == "decision_day"


def year_roles(measure: Measure, year: int) -> dict[str, int]:
    """The facts of the run that follow from the assessment year, by role: its days and the first days of its months."""
    statement = measure.only(Year)
    assert statement is not None
    first = statement.first(year)
    months = {f"month:{n}": (months_later(first, n) - _EPOCH).days for n in range(13)}
    start, end = year_days(measure, year)
    return {"year_first": start, "year_last": end, **months}


def year_days(measure: Measure, year: int) -> tuple[int, int]:
    """First and last day of the assessment year, in days since 1970-01-01."""
    statement = measure.only(Year)
    assert statement is not None
    return (statement.first(year) - _EPOCH).days, (statement.last(year) - _EPOCH).days
