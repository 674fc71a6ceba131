"""Bonuses, deductions and vetoes against each other: lines that never count, vetoes that another one always meets."""

from collections.abc import Iterator
from itertools import permutations

from ruledsl.backends.solver import Answer
from ruledsl.backends.solver_replay import Unit
from ruledsl.backends.solver_terms import Term, above, both, const, same
from ruledsl.backends.solver_variants import Variant, without
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.proving.polarity import Polarity
from ruledsl.proving.session import Session
from ruledsl.proving.wishes import as_terms, holds
from ruledsl.records import shape
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.veto import Veto
from ruledsl.validity import guard_holds, in_use


def lines_that_never_count(session: Session) -> Iterator[EventLine]:
    """Bonuses and deductions in use that give or take points from no unit."""
    for line in in_force(session):
        if not session.told("W331", line.span) and not session.ever(line.name.text, holds(line.name.text)):
            yield line


def in_force(session: Session) -> list[EventLine]:
    """The bonuses and deductions of the options in use."""
    chosen = in_use(session.measure, {})
    return [s for s in session.lines() if guard_holds(s.guard, chosen)]


def bonuses_that_never_help(session: Session, dead: set[str]) -> Iterator[EventLine]:
    """Bonuses with which no unit has a higher total than without them."""
    for line in in_force(session):
        if isinstance(line, Bonus) and line.name.text not in dead and not _moves(session, line, 1):
            yield line


def _moves(session: Session, line: EventLine, sign: int) -> bool:
    """Whether some unit's total is higher (1) or lower (−1) with the events of a line than without them."""
    total, table = session.total, line.name.text
    if not total or any(sign * _gain(session, unit, total, table) > 0 for unit in _with_rows(session, table)):
        return True
    other, change = _compared(session, table, sign)
    found = session.prover.possible(other, session.prover.there(total), also=(change.encoder,))
    if found is None:
        session.undecided.append(table)
    return found is not False


def _compared(session: Session, table: str, sign: int) -> tuple[Term, Variant]:
    """That the total is higher (1) or lower (−1) with the events of a kind than without them."""
    change = without(session.prover.space, table)
    (state, before), after = change.column(session.total), session.prover.value(session.total)
    return both((same(state, const(0)), above(after, before) if sign == 1 else above(before, after))), change


def _with_rows(session: Session, table: str) -> Iterator[Unit]:
    place = shape(session.plan, "unit").tables.get(table)
    if place is not None:
        yield from (unit for unit, _ in session.probes.found if unit.row[place])


def _gain(session: Session, unit: Unit, total: str, table: str) -> int:
    """By how much the total is higher with the events of a kind."""
    there, gone = session.probes.of(unit)[total], session.probes.of(stripped(session.plan, unit, table))[total]
    return 0 if there is None or gone is None else there - gone


def stripped(plan: Plan, unit: Unit, table: str) -> Unit:
    """The unit without the events of a kind."""
    place = shape(plan, "unit").tables[table]
    return Unit((*unit.row[:place], (), *unit.row[place + 1 :]), unit.run)


def backwards(session: Session) -> Iterator[tuple[EventLine, Answer, Unit, int, int]]:
    """Deductions that raise, and bonuses that lower, the total of some unit: the nearest, and the same without them."""
    total = session.total
    for line in in_force(session) if total else ():
        table, sign = line.name.text, -1 if isinstance(line, Bonus) else 1
        if Polarity(session.linear, rows=table).of(total) in ("0", "+" if sign == -1 else "-"):
            continue
        wrong, change = _compared(session, table, sign)
        there = session.prover.there(total)
        if session.prover.possible(wrong, there, also=(change.encoder,)) is False:
            continue
        answer = session.witness(table, as_terms(wrong, there), also=(change.encoder,))
        if answer.unit is not None:
            bare = stripped(session.plan, answer.unit, table)
            one, other = session.probes.of(bare)[total], session.probes.of(answer.unit)[total]
            assert one is not None and other is not None and sign * (other - one) > 0, "a witness that shows nothing"
            yield line, answer, bare, one, other


def vetoes_in_force(session: Session) -> list[Veto]:
    """The vetoes of the options in use that some unit can meet."""
    chosen = in_use(session.measure, {})
    found = [v for v in session.measure.every(Veto) if session.has(v.name.text) and guard_holds(v.guard, chosen)]
    return [v for v in found if session.ever(v.name.text, holds(v.name.text))]


def meets_without(session: Session, first: str, second: str) -> bool:
    """Whether some unit meets the first and not the second."""
    return session.ever(first, holds(first, (second,)))


def shadowed(session: Session) -> Iterator[tuple[Veto, Veto]]:
    """Vetoes that set a grade which another one, met by every such unit and more, sets as well or lower."""
    order = _order(session.measure)
    vetoes = [v for v in vetoes_in_force(session) if v.sets in order and _only_sets(v)]
    for inner, outer in permutations(vetoes, 2):
        one, other = inner.name.text, outer.name.text
        lower = order.index(outer.sets) >= order.index(inner.sets)
        if lower and not meets_without(session, one, other) and meets_without(session, other, one):
            yield inner, outer


def _only_sets(veto: Veto) -> bool:
    return not (veto.voids or veto.forces or veto.ranked_last or veto.not_above or veto.downgrades)


def _order(measure: Measure) -> tuple[str, ...]:
    grades = measure.only(Grades)
    return grades.order if grades else ()


def only_for_vetoed(session: Session, dead: set[str]) -> Iterator[tuple[EventLine, tuple[str, ...]]]:
    """Bonuses that only units get which a veto fails anyway."""
    worst = _order(session.measure)[-1:]
    vetoes = [v.name.text for v in vetoes_in_force(session) if (v.sets,) == worst]
    for line in in_force(session) if vetoes else ():
        name = line.name.text
        if isinstance(line, Bonus) and name not in dead and not session.ever(name, holds(name, vetoes)):
            yield line, tuple(vetoes)
