"""年度 year: the first and last day of the assessment year; events outside it do not count.

年度 1月1日至12月31日            依据 第四条
年度 上年12月1日至本年11月30日   依据 第四条
"""

from datetime import date

from ruledsl.build import Builder
from ruledsl.node import field
from ruledsl.syntax import Statement


class Year(Statement):
    RULE = "year"
    days: tuple[str, ...] = field(metadata={"rule": "monthday"})
    from_previous: bool = False

    def first(self, year: int) -> date:
        """The first day of the assessment year."""
        return _day(year - self.from_previous, self.days[0])

    def last(self, year: int) -> date:
        """The last day; of the next calendar year where the span crosses New Year."""
        day = _day(year, self.days[1])
        return day if day >= self.first(year) else _day(day.year + 1, self.days[1])

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""


def _day(year: int, month_and_day: str) -> date:
    month, _, day = month_and_day.rstrip("日").partition("月")
    return date(year, int(month), int(day))
