"""定义 define: a named quantity.

定义 是否封顶 = 加分后得分 > 100分
"""

from ruledsl.build import UNIT, Builder
from ruledsl.express import expression
from ruledsl.ir import Entry, Expr
from ruledsl.measure import Symbol
from ruledsl.statements.class_of import classes_of
from ruledsl.statements.counted_tests import counted_tests
from ruledsl.syntax import Expression, Name, Statement


class Define(Statement):
    RULE = "define"
    name: Name
    expr: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "value"),)

    def lower(self, build: Builder) -> None:
        name = self.name.text
        value = expression(build, self.expr)
        build.column(name, UNIT, value, build.origin(self, name))
        if (classes := classes_of(build, value)) is not None:
            build.classes_of[name] = classes
        build.entry(
            self, Entry(name, self.RULE, name, 0, (("value", name),), tests=counted_tests(build, name, self.expr))
        )

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text)
