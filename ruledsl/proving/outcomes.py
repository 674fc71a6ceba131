"""What a unit can come to: grades that nobody gets, scores that never vary or leave their range, caps that never cut."""

from collections.abc import Iterator

from ruledsl.backends.solver import Answer
from ruledsl.measure import clause_texts
from ruledsl.proving.session import Session
from ruledsl.proving.wishes import Wish, below, exceeds, holds, is_, is_not, reaches
from ruledsl.source import Span
from ruledsl.statements.by_class import least
from ruledsl.statements.by_class import most as largest
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.total import Cap, Minus, Plus, Step, Total, operand_name
from ruledsl.validity import guard_holds, in_use
from ruledsl.words import decimal

#: Name, place and clauses of something found.
Place = tuple[str, Span, tuple[str, ...]]


def grades_never_given(session: Session) -> Iterator[Place]:
    """Grades that no unit gets, though no band says so by itself."""
    for statement in session.measure.every(Grades) if session.grade else ():
        if not guard_holds(statement.guard, in_use(session.measure, {})):
            continue
        for number, band in enumerate(statement.order):
            place = next((g.span for g in statement.grades if g.name.text == band), statement.span)
            if ("W313", place) not in session.said and not session.ever(
                band, is_(session.grade, number), session.grade
            ):
                yield band, place, clause_texts(statement.clauses)


def scored(session: Session) -> Iterator[tuple[str, Indicator]]:
    """Every indicator whose score is within reach, with its path."""
    for root in session.measure.every(Indicator):
        for path, node in root.nodes() if not root.placed else ():
            if session.has(path) and not node.is_open:
                yield path, node


def scores_that_never_vary(session: Session) -> Iterator[tuple[str, Indicator, str]]:
    """Scored indicators that come to the same for every unit they concern."""
    for path, node in scored(session):
        if node.parts:
            continue
        first = next((cells[path] for _, cells in session.probes.found if cells[path] is not None), None)
        if first is not None and not session.ever(path, is_not(path, first)):
            yield path, node, decimal(first, session.plan.column(path).type.decimals)


def full_marks_never_reached(session: Session) -> Iterator[tuple[str, Span, tuple[str, ...], str]]:
    """Indicators, and the total, that never reach their full marks."""
    for path, node in scored(session):
        if node.maximum is None or node.parts:
            continue
        decimals = session.plan.column(path).type.decimals
        whole = least(node.maximum)
        most = whole.value * 10**decimals // 10**whole.decimals
        if not session.ever(path, reaches(path, most)):
            yield path, node.span, clause_texts(node.clauses), str(node.maximum)
    total = session.measure.only(Total)
    full = session.full
    if total is not None and full is not None and not session.ever("总分", reaches(session.total, full), session.total):
        yield "总分", total.span, clause_texts(total.clauses), session.full_text


def total_below_zero(session: Session) -> Iterator[tuple[Total, Answer, str]]:
    """The total, and the nearest unit that has less than nothing, unless it is without floor."""
    total = session.measure.only(Total)
    if total is not None and not total.no_floor:
        yield from _total_where(session, below(session.total, 0))


def total_above_full(session: Session) -> Iterator[tuple[Total, Answer, str]]:
    """The total, and the nearest unit that has more than full marks, unless it is without limit."""
    total = session.measure.only(Total)
    if session.full is not None and total is not None and not total.unlimited:
        yield from _total_where(session, exceeds(session.total, session.full))


def _total_where(session: Session, wish: Wish) -> Iterator[tuple[Total, Answer, str]]:
    total = session.measure.only(Total)
    answer = session.witness("总分", wish) if session.total else None
    if total is not None and answer is not None and answer.verdict == "found":
        yield total, answer, decimal(answer.cells[0][session.total][1], session.decimals)


def groups_above_full(session: Session) -> Iterator[tuple[str, Indicator, Answer, str]]:
    """Groups of indicators that can come to more than their full marks."""
    for path, node in scored(session):
        if not node.parts or node.maximum is None or ("E312", node.span) in session.said:
            continue
        decimals = session.plan.column(path).type.decimals
        whole = largest(node.maximum)
        most = whole.value * 10**decimals // 10**whole.decimals
        if session.prover.value(path).hi <= most:
            continue
        answer = session.witness(path, exceeds(path, most))
        if answer.verdict == "found":
            yield path, node, answer, decimal(answer.cells[0][path][1], decimals)


def caps_that_never_cut(session: Session) -> Iterator[tuple[str, Span, tuple[str, ...], str]]:
    """Caps and limits in the steps of the total that are in use and never change anything."""
    chosen = in_use(session.measure, {})
    for total in session.measure.every(Total):
        for number, step in enumerate(total.steps, 1):
            for name, span, column, limit in _cuts(step, f"总分.第{number}步", chosen):
                if ("W310", span) in session.said or not session.has(column):
                    continue
                if not session.ever(f"{name}{limit}", holds(column), column):
                    yield name, span, clause_texts(step.clauses), limit


def _cuts(step: Step, path: str, chosen: dict[str, str]) -> Iterator[tuple[str, Span, str, str]]:
    """Name, place, column and limit of each cap of a step that is in use."""
    if not guard_holds(step.guard, chosen):
        return
    if isinstance(step.action, Cap):
        yield "总分", step.action.quantity.span, f"{path}#cut", str(step.action.quantity)
    if isinstance(step.action, Plus | Minus):
        for number, rule in enumerate(step.restriction, 1):
            if guard_holds(rule.guard, chosen):
                kinds = ("cut", "over")
                name = operand_name(step.action.expr)
                yield from ((name, rule.quantity.span, f"{path}#limit{number}#{k}", str(rule.quantity)) for k in kinds)
