"""后果 consequence: what follows from a result, as a named outcome; it changes no score.

后果 约谈责任人员 当 等次 是 不满意 或 弄虚作假  依据 第十条
后果 纳入目标责任考核  依据 第十二条
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import condition, known_or, only_where
from ruledsl.ir import Entry
from ruledsl.statements.gates import asked, met
from ruledsl.syntax import Expression, Name, Statement


class Consequence(Statement):
    RULE = "consequence"
    name: Name
    condition: Expression | None = None

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "flag"),)

    def lower(self, build: Builder) -> None:
        path, asks = self.name.text, f"{self.name.text}#asked"
        tests = tuple(asked(asks, self.condition))
        if len(tests) > 1 and self.condition is not None:
            test = met(build, asks, self.condition)
        else:  # whether it holds is whether the consequence follows
            tests = tuple((text, path) for text, _ in tests)
            test = condition(build, self.condition) if self.condition is not None else ops.flag(True)
        follows = only_where(build.guard(self.guard), known_or(test, ops.flag(False)))
        build.column(path, UNIT, follows, build.origin(self, path))
        build.entry(self, Entry(path, self.RULE, path, 0, (("follows", path),), tests=tests))

    def value(self, build: Builder, symbol: object) -> object:
        return build.ref(self.name.text)
