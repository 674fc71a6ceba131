"""分期 by period: an amount computed for every month or quarter of the year by itself, and added up.

    分期 信息报送 逐月 = 最小(10分, 个数(报送) × 1分)  依据 第六条

Inside, expressions over events see only those dated in the period, and a period without events still has its own value;
期首 and 期末 are the first and the last day of the period.
"""

from collections.abc import Callable

from ruledsl import ops
from ruledsl.build import UNIT, YEAR, Builder, Context
from ruledsl.express import expression
from ruledsl.ir import Entry, Expr, Fact, Type
from ruledsl.measure import Symbol
from ruledsl.statements.dated import DATE
from ruledsl.syntax import Expression, Name, Statement

_COUNT = {"monthly": 12, "quarterly": 4}


class Period(Statement):
    RULE = "period"
    name: Name
    span_of: str
    expr: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "points"),)

    def lower(self, build: Builder) -> None:
        path = self.name.text
        parts = []
        for number in range(1, _COUNT[self.span_of] + 1):
            month = 12 // _COUNT[self.span_of]
            start, after = (_first(build, n * month) for n in (number - 1, number))
            ends = {"期首": start, "期末": ops.sub(after, ops.lit(1, Type("days")))}
            value = expression(build, self.expr, Context(UNIT, ends, _inside(start, after)))
            parts.append(build.column(f"{path}#{number}", UNIT, value))
        build.column(path, UNIT, ops.add(*parts), build.origin(self, path))
        build.entry(self, Entry(path, self.RULE, path, 0, (("points", path),)))

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text)


def _first(build: Builder, month: int) -> Expr:
    """The first day of the n-th month after the one in which the year begins."""
    name = f"第{month}月后"
    return build.fact(Fact(name, YEAR, DATE, name, "default", role=f"month:{month}"))


def _inside(start: Expr, after: Expr) -> Callable[[Expr], Expr]:
    """Whether a date lies in the period: from its first day to the day before the first day of the next."""
    return lambda date: ops.all_of(ops.compare("ge", date, start), ops.compare("lt", date, after))
