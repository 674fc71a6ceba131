"""不参评 takes no part: a unit that is scored and keeps its score, but has neither rank nor grade and is in no quota's base.

    不参评 新设单位 当 设立日 晚于 2023-06-30  依据 第九条

Its name is a condition that formulas can use: statistics over the class look at every unit, unless it leaves these out.
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import condition, only_where
from ruledsl.ir import Entry, Expr, Signal
from ruledsl.measure import clause_texts
from ruledsl.phrasing import phrase
from ruledsl.statements.seen import values_seen
from ruledsl.syntax import Expression, Name, Statement


class NotAssessed(Statement):
    RULE = "not_assessed"
    name: Name
    condition: Expression

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "flag"),)

    def lower(self, build: Builder) -> None:
        path = self.name.text
        holds = build.column(f"{path}#holds", UNIT, condition(build, self.condition))
        build.column(path, UNIT, only_where(build.guard(self.guard), holds), build.origin(self, path))
        roles = (("flag", path), ("holds", f"{path}#holds"))
        build.entry(self, Entry(path, self.RULE, path, 0, roles, tests=((phrase(self.condition), f"{path}#holds"),)))
        args, kinds = values_seen(build, path, self.condition)
        texts = (("name", path), *kinds)
        clauses = clause_texts(self.clauses)
        build.signals.append(Signal("N545", path, path, args, texts, clauses, build.origin(self, path)))

    def value(self, build: Builder, symbol: object) -> Expr:
        return build.ref(self.name.text)


def left_out(build: Builder) -> Expr | None:
    """Whether the unit takes no part; None where all do."""
    statements = build.measure.every(NotAssessed)
    for statement in statements:
        build.demand(statement)
    return ops.any_of(*(build.ref(s.name.text) for s in statements)) if statements else None


def taking_part(build: Builder, test: Expr | None) -> Expr | None:
    """A condition on units, narrowed to those that take part."""
    out = left_out(build)
    if out is None:
        return test
    return ops.not_(out) if test is None else only_where(ops.not_(out), test)
