"""定义 define: a named quantity.

定义 是否封顶 = 加分后得分 > 100分
"""

from collections.abc import Iterator

from ruledsl.build import UNIT, Builder
from ruledsl.express import expression
from ruledsl.ir import Entry, Expr
from ruledsl.measure import Measure, Symbol
from ruledsl.products import amount
from ruledsl.statements.class_of import classes_of
from ruledsl.statements.counted_tests import counted_tests
from ruledsl.syntax import Among, Expression, Gather, Name, Node, Reference, Statement, walk


class Define(Statement):
    RULE = "define"
    name: Name
    expr: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "value"),)

    def lower(self, build: Builder) -> None:
        name = self.name.text
        value = amount(self.expr, expression(build, self.expr))
        build.column(name, UNIT, value, build.origin(self, name))
        if (classes := classes_of(build, value)) is not None:
            build.classes_of[name] = classes
        build.entry(
            self, Entry(name, self.RULE, name, 0, (("value", name),), tests=counted_tests(build, name, self.expr))
        )

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text)


def looks_around(measure: Measure, node: Node) -> Among | Gather | None:
    """The statistic over other units or rows that a formula asks for, itself or through what it names.

    Of several the first with a condition, for one that may be over nobody is looked for.
    """
    found = list(_around(measure, node, set()))
    return next((f for f in found if f.condition is not None), found[0] if found else None)


def _around(measure: Measure, node: Node, seen: set[str]) -> Iterator[Among | Gather]:
    for part in walk(node):
        if isinstance(part, Among | Gather):
            yield part
        elif isinstance(part, Reference) and part.text not in seen:
            seen.add(part.text)
            for symbol in measure.lookup(part.text):
                if isinstance(symbol.statement, Define):
                    yield from _around(measure, symbol.statement.expr, seen)
