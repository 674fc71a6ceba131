"""期间 dated: which days an event may have to count; where nothing is said, those of the assessment year.

扣分 事故 每起3分 期间 上年12月1日至年度末日  依据 第九条
"""

from ruledsl import ops
from ruledsl.build import YEAR, Builder, Context, Stop
from ruledsl.express import condition, lowers
from ruledsl.ir import Expr, Fact, Field, Type
from ruledsl.phrasing import phrase
from ruledsl.statements.fact import FIRST_DAY, LAST_DAY
from ruledsl.statements.year import Year
from ruledsl.syntax import All, Builtin, Compare, Expression, Node, Reference, Yearly

DATE = Type("date", 0, FIRST_DAY, LAST_DAY)
_YEARS = {"previous_year": -1, "this_year": 0, "next_year": 1}


class Dated(Node):
    """The first and the last day, both counted."""

    RULE = "dated"
    first: Expression
    last: Expression

    def inside(self, build: Builder, path: str, date: Expr) -> Expr:
        """Whether a date of a line lies between both days."""
        if _reversed(build, self.first, self.last):
            build.report("E287", self.span, name=path)
            raise Stop
        day = Reference(("日期",), span=self.span)
        ends = (
            Compare("no_earlier", day, self.first, span=self.span),
            Compare("no_later", day, self.last, span=self.span),
        )
        within = condition(build, All(ends, span=self.span), Context(path, {"日期": date}))
        return build.column(f"{path}#dated", path, within)

    @property
    def text(self) -> str:
        """Both days as they are written, its words by their terminals."""
        return f"{phrase(self.first)}⟦TO⟧{phrase(self.last)}"


def in_window(build: Builder, path: str) -> Expr:
    """Whether a line of events lies where its statement says, else in the assessment year."""
    if f"{path}#dated" in build.columns:
        return build.ref(f"{path}#dated")
    date = build.facts[f"{path}.日期"]
    return in_year(build, Field(date.name, date.type))


def in_year(build: Builder, date: Expr) -> Expr:
    """Whether a date lies in the assessment year."""
    return ops.all_of(ops.compare("ge", date, first_day(build)), ops.compare("le", date, last_day(build)))


def first_day(build: Builder) -> Expr:
    """年度首日, the first day of the assessment year."""
    return build.fact(Fact("考核年度首日", YEAR, DATE, "考核年度首日", "default", role="year_first"))


def last_day(build: Builder) -> Expr:
    """年度末日, the last day of the assessment year."""
    return build.fact(Fact("考核年度末日", YEAR, DATE, "考核年度末日", "default", role="year_last"))


@lowers
def _(node: Yearly, build: Builder, context: Context) -> Expr:
    """上年12月1日: so many months after the first day of the month in which the assessment year begins."""
    year = build.measure.only(Year)
    assert year is not None
    month, day = _parts(node.day)
    start, first = _parts(year.days[0])
    months = (_YEARS[node.which] + year.from_previous) * 12 + month - start
    base = ops.sub(first_day(build), ops.lit(first - 1, Type("days"))) if first > 1 else first_day(build)
    moved = ops.months_later(base, months) if months else base
    return ops.add(moved, ops.lit(day - 1, Type("days"))) if day > 1 else moved


def _reversed(build: Builder, first: Expression, last: Expression) -> bool:
    """Whether a window ends before it begins, as far as that is the same in every year."""
    low, high = (_in_any_year(build, day) for day in (first, last))
    return low is not None and high is not None and low > high


def _in_any_year(build: Builder, day: Expression) -> tuple[int, int, int] | None:
    year = build.measure.only(Year)
    if isinstance(day, Yearly):
        return _YEARS[day.which], *_parts(day.day)
    if not isinstance(day, Builtin) or year is None:
        return None
    start, end = (_parts(d) for d in year.days)
    first = (-year.from_previous, *start)
    return first if day.kind == "first_day" else (first[0] + (end < start), *end) if day.kind == "last_day" else None


def _parts(day: str) -> tuple[int, int]:
    month, _, number = day.rstrip("日").partition("月")
    return int(month), int(number)
