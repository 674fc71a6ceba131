"""断言 assert: what the author holds to be true of every unit; `check --prove` proves it, `eval` says for whom it fails.

断言 “泄密者不得优秀” 等次 不是 优秀 当 泄密
断言 “加分不超过十分” 总分 - 指标得分合计 ≤ 10分  按 硬上限

It computes nothing and changes nothing.  Where what it speaks of was not reported it neither holds nor fails.
"""

from ruledsl import ops
from ruledsl.build import Builder
from ruledsl.express import condition
from ruledsl.statements.requirement import watch
from ruledsl.syntax import Expression, Statement


class Assertion(Statement):
    RULE = "assertion"
    title: str
    expr: Expression
    condition: Expression | None = None

    @property
    def path(self) -> str:
        """What its columns are called."""
        return f"断言（{self.title}）"

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, "label"),)

    def lower(self, build: Builder) -> None:
        test = condition(build, self.expr)
        if self.condition is not None:
            test = ops.case([(condition(build, self.condition), test)], ops.flag(True))
        watch(build, self, self.path, test, "N440")
