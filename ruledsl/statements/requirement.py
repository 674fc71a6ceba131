"""要求 requirement: something that procedure demands; a breach is a finding, never a change of score.

要求 提前通知 考核通知日 不迟于 考核开始日 前15天  依据 第十条（三）
"""

from attrs import frozen

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import condition, known_or
from ruledsl.ir import Entry, Expr, Field, Ref, Signal, walk
from ruledsl.measure import clause_texts
from ruledsl.syntax import Expression, Name, Statement


@frozen
class Requirement(Statement):
    RULE = "requirement"
    name: Name
    expr: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "label"),)

    def lower(self, build: Builder) -> None:
        demand(build, self, self.name.text, condition(build, self.expr))


def demand(build: Builder, statement: Statement, path: str, test: Expr) -> None:
    """Column, line and finding of one requirement; what was not reported is shown as such and breaks nothing."""
    met = build.column(f"{path}#met", UNIT, test, build.origin(statement, path))
    broken = ops.all_of(build.guard(statement.guard), known_or(ops.not_(met), ops.flag(False)))
    build.column(f"{path}#broken", UNIT, broken)
    build.entry(statement, Entry(path, type(statement).RULE, path, 0, (("met", met.column),)))
    args = tuple((name, f"{path}#{name}") for name in _shown(build, path, test))
    texts = (("name", path),)
    clauses = clause_texts(statement.clauses)
    build.signals.append(Signal("N531", path, f"{path}#broken", args, texts, clauses, build.origin(statement, path)))


def _shown(build: Builder, path: str, test: Expr) -> list[str]:
    """The facts and columns that the requirement reads, each as a column so that a message can show them."""
    names = []
    for node in walk(test):
        name = node.name if isinstance(node, Field) else node.column if isinstance(node, Ref) else ""
        if name and not name.startswith("reading:") and f"{path}#{name}" not in build.columns:
            build.column(f"{path}#{name}", UNIT, node)
            names.append(name)
    return names
