"""Statements that move points or grades and say nothing about where they come from."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.source import Span
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.merge import Merge
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.total import Start, Total
from ruledsl.statements.veto import Veto
from ruledsl.words import keyword

Finding = tuple[str, Span]


def uncited(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W306: statements that move points or grades without 依据; a part is covered by what its group cites."""
    for name, span in _uncited(measure):
        yield Diagnostic("W306", {"name": name}, span)


def _uncited(measure: Measure) -> Iterator[Finding]:
    """Name and place of each; 依据 无 “…” is a citation too."""
    for statement in measure.statements:
        match statement:
            case Indicator():
                yield from _indicator(statement, statement.name.text)
            case Total() if not statement.cite:
                yield from _steps(statement)
            case EventLine() | Veto() if not statement.cite:
                yield statement.name.text, statement.span
            case Merge() if not statement.cite:
                yield statement.path, statement.span
            case Grades() | Ranking() if not statement.cite:
                yield keyword(statement.RULE, "zh"), statement.span


def _indicator(node: Indicator, path: str) -> Iterator[Finding]:
    """The node that should cite: a leaf, or a group none of whose parts does; of a hole another check says it."""
    if node.cite or node.is_open:
        return
    if not any(part.cite for _, part in node.nodes()):
        yield path, node.span
        return
    for part in node.parts:
        yield from _indicator(part, f"{path}.{part.name.text}")


def _steps(total: Total) -> Iterator[Finding]:
    """Where the total starts from needs no clause, what is done to it does."""
    for step in total.steps:
        if not step.cite and not isinstance(step.action, Start):
            yield f"{keyword('total', 'zh')} 第{step.ordinal}步", step.span
