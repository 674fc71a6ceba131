"""定义 define: a named quantity.

定义 是否封顶 = 加分后得分 > 100分
"""

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


def looks_around(measure: Measure, node: Node, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a formula asks for other units or for rows, itself or through what it names."""
    for part in walk(node):
        if isinstance(part, Among | Gather):
            return True
        if isinstance(part, Reference) and part.text not in seen:
            seen |= {part.text}
            named = (s.statement for s in measure.lookup(part.text))
            if any(isinstance(s, Define) and looks_around(measure, s.expr, seen) for s in named):
                return True
    return False
