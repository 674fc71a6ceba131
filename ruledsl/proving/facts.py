"""One fact at a time: facts that move the total both ways, and steps of a fact at which it jumps."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import frozen

from ruledsl.backends.solver_replay import Unit
from ruledsl.backends.solver_terms import Term, above, at_least, both, const, same
from ruledsl.backends.solver_typical import candidates
from ruledsl.backends.solver_variants import instead
from ruledsl.facts.values import spelling
from ruledsl.ir import Fact, Field, Op, walk
from ruledsl.operators import ROUNDING
from ruledsl.proving.bands import from_one
from ruledsl.proving.linear import Linear
from ruledsl.proving.polarity import Polarity
from ruledsl.proving.session import Session
from ruledsl.proving.wishes import as_terms
from ruledsl.records import shape
from ruledsl.words import decimal

#: A jump of more than this share of full marks (one in so many) is a cliff.
SHARE = 20
#: Steps of the solver for the direction of one fact.
EFFORT = 400_000
#: Statements whose facts are counts of answers: of an average it is no news that more of the middle works both ways.
BALLOTS = ("channel", "answers")
#: Kinds of facts of which more and less can be said.
MEASURED = ("points", "count", "ratio", "number", "days")


@frozen
class Move:
    """Two units that differ in one fact: the smaller value, the larger one, and what the totals are."""

    fact: Fact
    low: int
    high: int
    before: int
    after: int
    units: tuple[Unit, Unit]

    @property
    def rise(self) -> int:
        return self.after - self.before

    def text(self, value: int) -> str:
        return spelling(self.fact.type, value)

    def story(self, prefix: str, decimals: int) -> dict[str, str]:
        """The values of the fact and the totals, for a message."""
        totals = {"before": decimal(self.before, decimals), "after": decimal(self.after, decimals)}
        told = {"low": self.text(self.low), "high": self.text(self.high), **totals}
        return {f"{prefix}_{name}": text for name, text in told.items()}


def measured(session: Session) -> list[Fact]:
    """The facts of a unit that can be more or less."""
    slots = shape(session.plan, "unit")
    return [
        f for f in slots.facts if f.type.kind in MEASURED and f.type.hi > f.type.lo and f.origin.kind not in BALLOTS
    ]


def _divisors(session: Session) -> Iterator[str]:
    """The facts by which something is divided."""
    for column in session.plan.columns:
        for node in walk(column.expr):
            if isinstance(node, Op) and node.op in ROUNDING.values():
                yield from (n.name for n in walk(node.args[1]) if isinstance(n, Field))


def _divides(session: Session, fact: Fact) -> bool:
    """Whether something is divided by the fact: the measure then says what 0 means, which is no cliff."""
    return fact.name in session.once("divisors", _divisors)


def moves(session: Session, fact: Fact) -> list[Move]:
    """What the total does as a fact goes through its values, in a typical unit and in one with the least of all else."""
    return session.once(f"moves of {fact.name}", lambda _: _moves(session, fact))


def _moves(session: Session, fact: Fact) -> Iterator[Move]:
    values = [v for _, v in candidates(fact, session.worth.get(fact.name, ()))]
    for base in (session.probes.row(session.typical), session.probes.lowest()):
        units = [_with(session, base, fact, v) for v in values]
        totals = [session.probes.of(u)[session.total] for u in units]
        found = [(v, t, u) for v, t, u in zip(values, totals, units, strict=True) if t is not None]
        for (low, before, one), (high, after, other) in pairwise(found):
            if before != after:
                yield Move(fact, low, high, before, after, (one, other))


def _with(session: Session, base: list[Any], fact: Fact, value: int) -> Unit:
    slots = shape(session.plan, "unit")
    row = list(base)
    row[slots.values[fact.name]] = value
    if fact.name in slots.statuses:
        row[slots.statuses[fact.name]] = 0
    return Unit(tuple(row), session.probes.run)


def both_ways(session: Session) -> Iterator[tuple[Move, Move]]:
    """A rise and a fall of the total, for each fact of which more is sometimes better and sometimes worse."""
    for fact in measured(session) if session.total else ():
        least = _least(session, fact)
        seen = [m for m in moves(session, fact) if m.low >= least]
        up, down = next((m for m in seen if m.rise > 0), None), next((m for m in seen if m.rise < 0), None)
        if (up is None or down is None) and _direction(session, fact) != "?":
            continue
        down = down or _proved(session, fact, falls=True)
        up = up or (_proved(session, fact, falls=False) if down is not None else None)
        if up is not None and down is not None:
            yield up, down


def _least(session: Session, fact: Fact) -> int:
    """The least value that is looked at: of what something is divided by the measure says what 0 means."""
    return max(fact.type.lo, 1) if _divides(session, fact) else fact.type.lo


def _direction(session: Session, fact: Fact) -> str:
    """Which way the total goes as the fact grows, as far as the expressions say."""
    linear = Linear(from_one(session.plan, fact.name)) if _divides(session, fact) else session.linear
    return Polarity(linear, fact.name).of(session.total)


def _proved(session: Session, fact: Fact, falls: bool) -> Move | None:
    """The move in the other direction, where the solver finds one."""
    total = session.total
    if fact.name not in session.prover.space.unit.facts:
        return None
    change = instead(session.prover.space, fact.name)
    own = session.prover.space.unit.facts[fact.name][1]
    assert change.value is not None
    before, after = session.prover.value(total), change.column(total)[1]
    wish: list[Term] = [above(change.value, own), above(before, after) if falls else above(after, before)]
    there = both((session.prover.there(total), same(change.column(total)[0], const(0))))
    wish.append(at_least(own, const(_least(session, fact))))
    answer = session.witness(fact.name, as_terms(*wish, there), also=(change.encoder,), effort=EFFORT)
    if answer.unit is None:
        return None
    return _replayed(session, fact, answer.unit, falls)


def _replayed(session: Session, fact: Fact, unit: Unit, falls: bool) -> Move | None:
    """The nearest higher value of the fact with which the unit's total moves that way."""
    place = shape(session.plan, "unit").values[fact.name]
    low, before = unit.row[place], session.probes.of(unit)[session.total]
    worth = session.worth.get(fact.name, ())
    for _, high in candidates(fact, (*worth, low + 1, low + 2)):
        other = _with(session, list(unit.row), fact, high)
        after = session.probes.of(other)[session.total]
        if high > low and before is not None and after is not None and (after < before if falls else after > before):
            return Move(fact, low, high, before, after, (unit, other))
    session.undecided.append(fact.name)
    return None


def cliffs(session: Session) -> Iterator[Move]:
    """For each fact its greatest jump at one smallest step, where that is more than a share of full marks."""
    limit = (session.full or 0) // SHARE
    for fact in measured(session) if limit and session.total else ():
        least = _least(session, fact)
        steps = [m for m in moves(session, fact) if m.low >= least and m.high == m.low + 1 and abs(m.rise) > limit]
        if steps:
            yield max(steps, key=lambda m: abs(m.rise))
