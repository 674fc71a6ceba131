"""适用口径 open reading: a text that can be read in more than one way, its options, and the one in use.

    适用口径 封顶与扣分的先后 依据 第十三条、第十四条 {
      先封顶 “加分后按100分计，再扣分”
      后封顶 “加分、扣分之后再按100分计”
      采用 先封顶 因 “第十四条在第十三条之后”
    }

A reading stays a parameter of the plan; it never changes which facts are asked for.
"""

from ruledsl.build import Builder
from ruledsl.ir import Entry, Expr, Parameter
from ruledsl.measure import Symbol
from ruledsl.node import field
from ruledsl.statements.adopt import Adopt
from ruledsl.syntax import Name, Node, Statement


class Choice(Node):
    RULE = "choice"
    name: Name
    text: str = ""


class Reading(Statement):
    RULE = "reading"
    name: Name
    options: tuple[Choice, ...] = field(default=(), metadata={"rule": "choice"})
    adopt: tuple[Adopt, ...] = ()

    def declares(self) -> tuple[tuple[str, str], ...]:
        name = self.name.text
        return ((name, "reading"), *((f"{name}.{o.name.text}", "option") for o in self.options))

    @property
    def in_use(self) -> str | None:
        """The option in use, None while the reading is unsettled."""
        return self.adopt[0].option.parts[-1] if self.adopt else None

    def lower(self, build: Builder) -> None:
        name, options = self.name.text, tuple(o.name.text for o in self.options)
        reason = self.adopt[0].items if self.adopt else ""
        texts = tuple(o.text for o in self.options)
        origin = build.origin(self, name)
        build.parameters[name] = Parameter(name, options, self.in_use, texts, reason, origin)
        build.entry(self, Entry(name, self.RULE, name, 0, text=self.in_use or ""))

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        """In an expression: the option in use, so that a number may depend on it (``当 死亡标准 是 按附件 则 10分 否则 8分``)."""
        return build.reading(self.name.text)
