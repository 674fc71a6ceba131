"""Months on the calendar, for days since 1970-01-01: the same day of another month, or the last day that month has."""

from datetime import date

EPOCH = date(1970, 1, 1)


def months_later(day: date, months: int) -> date:
    """The same day some months later (earlier, if negative), or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def anniversary(day: date, months: int) -> date:
    """The same day some months later; where that month has no such day, the first of the month after it."""
    later = months_later(day, months)
    return later if later.day == day.day else months_later(later.replace(day=1), 1)


def shift_months(day: int, months: int) -> int:
    """``months_later`` for days since 1970-01-01."""
    return months_later(date.fromordinal(day + EPOCH.toordinal()), months).toordinal() - EPOCH.toordinal()
