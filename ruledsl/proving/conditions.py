"""Conditions of vetoes, of units that take no part and of consequences: those that never or always hold, and those that are the same."""

from collections.abc import Iterator
from itertools import combinations

from ruledsl.proving.lines import meets_without
from ruledsl.proving.session import Session
from ruledsl.proving.wishes import is_
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.veto import Veto
from ruledsl.validity import guard_holds, in_use

Conditional = Veto | Consequence | NotAssessed


def conditional(session: Session) -> list[tuple[Conditional, str]]:
    """Vetoes and consequences in use that have a condition, with the column of it."""
    chosen = in_use(session.measure, {})
    found: list[tuple[Conditional, str]] = []
    for statement in session.measure.statements:
        match statement:
            case Veto(condition=test, per_event=False) if test is not None:
                found.append((statement, statement.name.text))
            case Consequence(condition=test) | NotAssessed(condition=test) if test is not None:
                found.append((statement, statement.name.text))
    return [(s, c) for s, c in found if session.has(c) and guard_holds(s.guard, chosen)]


def constant(session: Session) -> Iterator[tuple[Conditional, bool]]:
    """Conditions that hold for no unit (False) or for every unit (True)."""
    for statement, column in conditional(session):
        if session.told("W331", statement.span):
            continue
        if not session.ever(column, is_(column, 1)):
            yield statement, False
        elif not session.ever(column, is_(column, 0)):
            yield statement, True


def alike(session: Session) -> Iterator[tuple[Veto, Veto, bool]]:
    """Two vetoes that hold for the same units, and whether they also have the same effect."""
    constant_ones = {id(s) for s, _ in constant(session)}
    pairs = [(s, c) for s, c in conditional(session) if isinstance(s, Veto) and id(s) not in constant_ones]
    for (one, first), (other, second) in combinations(pairs, 2):
        if ("W314", other.span) in session.said:
            continue
        if not meets_without(session, first, second) and not meets_without(session, second, first):
            yield one, other, _effect(one) == _effect(other)


def _effect(veto: Veto) -> tuple[object, ...]:
    forced = str(veto.forces) if veto.forces is not None else ""
    return veto.sets, veto.no_grade, veto.voids, forced, veto.ranked_last, veto.not_above, veto.downgrades, veto.phase
