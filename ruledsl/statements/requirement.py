"""要求 requirement: something that procedure demands; a breach is a finding, never a change of score.

要求 提前通知 考核通知日 不迟于 考核开始日 前15天  依据 第十条（三）
要求 扣分不取两端 逐件 败诉、弄虚作假 分值 超过5分不满10分  依据 第十四条

With 逐件 it must hold for every line of these bonuses or deductions that counts, and reads the fields of the line.
"""

from collections.abc import Sequence

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import condition, known_or, only_where
from ruledsl.ir import Absence, Entry, Expr, Field, Ref, Signal, walk
from ruledsl.measure import clause_texts
from ruledsl.node import field
from ruledsl.phrasing import phrase
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.seen import values_seen
from ruledsl.syntax import Expression, Name, Statement


class Requirement(Statement):
    RULE = "requirement"
    name: Name
    expr: Expression
    lines_of: tuple[Name, ...] = field(default=(), metadata={"many": False})

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "label"),)

    def lower(self, build: Builder) -> None:
        if self.lines_of:
            test = ops.all_of(*(self._every_line(build, name) for name in self.lines_of))
            demand(build, self, self.name.text, test)
        else:
            demand(build, self, self.name.text, condition(build, self.expr), self.expr)

    def _every_line(self, build: Builder, name: Name) -> Expr:
        """Whether all lines of one statement meet it, as a column so that a finding shows which statement does not."""
        found = [s for s in build.measure.lookup(name.text) if isinstance(s.statement, EventLine)]
        line = next((s for s in found if s.role == "points"), None)
        if line is None:
            lines = tuple(e.name.text for e in build.measure.statements if isinstance(e, EventLine))
            build.report("E211", name.span, name=name.text, choices=lines)
            raise Stop
        build.demand(line.statement)
        kind = line.statement
        assert isinstance(kind, EventLine)
        met = known_or(condition(build, self.expr, kind.rows(build)), ops.flag(True))
        every: Expr = ops.fold("all", line.path, met, build.ref(f"{line.path}#counts"), UNIT)
        if kind.guard is not None or kind.test is not None:
            every = ops.case([(kind.active(build), every)], ops.flag(True))
        return build.column(f"{self.name.text}.{line.path}", UNIT, every)


def demand(build: Builder, statement: Statement, path: str, test: Expr, expr: Expression | None = None) -> None:
    """Column, line and finding of one requirement; what was not reported is shown as such and breaks nothing."""
    met = watch(build, statement, path, test, "N531", expr)
    build.entry(statement, Entry(path, type(statement).RULE, path, 0, (("met", met.column),)))


def watch(
    build: Builder, statement: Statement, path: str, test: Expr, code: str, expr: Expression | None = None
) -> Ref:
    """Column and finding of something that should hold; the column.  As it is written it tells what it saw by name."""
    met = build.column(f"{path}#met", UNIT, test, build.origin(statement, path))
    broken = only_where(build.guard(statement.guard), known_or(ops.not_(met), ops.flag(False)))
    build.column(f"{path}#broken", UNIT, broken)
    args = tuple((name, f"{path}#{name}") for name in ([] if expr else _shown(build, path, test)))
    texts: tuple[tuple[str, str], ...] = (("name", path),)
    if expr is not None:
        told, kinds = values_seen(build, path, expr, worked_out=True, within="")
        args = (*told, *((name.removeprefix("seen."), column) for name, column in told if "(" not in name))
        texts = (*texts, ("demands", phrase(expr)), *kinds)
    clauses = clause_texts(statement.clauses)
    build.signals.append(Signal(code, path, f"{path}#broken", args, texts, clauses, build.origin(statement, path)))
    return met


def all_reported(tests: Sequence[Expr]) -> Expr:
    """Whether all tests hold that could be made; missing where none could, so that nothing reported is not “met”."""
    held = ops.all_of(*(known_or(test, ops.flag(True)) for test in tests))
    some = ops.any_of(*(ops.status_is(test, Absence.PRESENT) for test in tests))
    return ops.case([(some, held)], ops.nothing(ops.FLAG, Absence.MISSING))


def _shown(build: Builder, path: str, test: Expr) -> list[str]:
    """The facts and columns that the requirement reads, each as a column so that a message can show them."""
    names = []
    for part in walk(test):
        name = part.name if isinstance(part, Field) else part.column if isinstance(part, Ref) else ""
        if name and not name.startswith("reading:") and f"{path}#{name}" not in build.columns:
            build.column(f"{path}#{name}", UNIT, part)
            names.append(name)
    return names
