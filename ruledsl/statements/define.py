"""定义 define: a named quantity.

定义 是否封顶 = 加分后得分 > 100分
"""

from ruledsl.build import UNIT, Builder
from ruledsl.express import expression
from ruledsl.ir import Entry, Expr
from ruledsl.measure import Symbol
from ruledsl.syntax import Expression, Name, Statement


class Define(Statement):
    RULE = "define"
    name: Name
    expr: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "value"),)

    def lower(self, build: Builder) -> None:
        name = self.name.text
        build.column(name, UNIT, expression(build, self.expr), build.origin(self, name))
        build.entry(self, Entry(name, self.RULE, name, 0, (("value", name),)))

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text)
