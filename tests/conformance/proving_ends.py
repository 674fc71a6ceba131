"""Ends that nobody was seen to land on: the solver finds a unit that does, or proves that there is none."""

from collections.abc import Iterable, Iterator

from attrs import define, field
from every_end import BESIDE
from generate import Drawn, Facts, natural
from landing import Landing, Mark, Tried
from oracle_values import NA

from ruledsl.backends.solver import Answer, Prover, equal, undisturbed
from ruledsl.backends.solver_rows import Beyond
from ruledsl.ir import Absence, Plan
from ruledsl.records import shape
from ruledsl.specialise import specialise
from ruledsl.validity import year_roles


@define(eq=False)
class Settling:
    """The solver about the ends of one search."""

    landing: Landing
    readings: dict[str, str]
    #: Ends on which nobody can land, and those of which the solver cannot tell.
    never: list[Mark] = field(factory=list)
    open: list[Mark] = field(factory=list)

    def settle(self, numbers: Iterable[int]) -> None:
        """What was missed of these ends is found, impossible or open."""
        plan = specialise(self.landing.plan, self.readings)
        with undisturbed():
            for number in numbers:
                missed = [(number, d) for d in BESIDE if (number, d) not in self.landing.found]
                for mark, answer in self._answers(plan, number, missed):
                    if answer is not None and answer.unit is not None:
                        unit = tried(self.landing.facts, answer.unit.row)
                        of = given(self.landing.facts, "year", answer.unit.run)
                        self.landing.found[mark] = (unit, of)
                    else:
                        (self.open if answer is None or answer.verdict != "never" else self.never).append(mark)

    def _answers(self, plan: Plan, number: int, missed: list[Mark]) -> Iterator[tuple[Mark, Answer | None]]:
        name = self.landing.ends[number].seen[0]
        facts = self.landing.facts
        try:
            prover = Prover.of((plan,), (name,), known=year_roles(facts.measure, facts.year)) if missed else None
        except Beyond:
            prover = None
        for mark in missed:
            if prover is None or prover.space.encoders[0].open:
                yield mark, None
            else:
                yield mark, prover.ask(prover.there(name), equal(prover.value(name), mark[1]), nearest=False)


def given(facts: Facts, table: str, row: tuple[object, ...]) -> dict[str, Drawn]:
    """A row of a table as facts by name."""
    slots, found = shape(facts.plan, table), {}
    for fact in (f for f in slots.facts if f.name in facts.pools):
        value = row[slots.values[fact.name]]
        state = row[slots.statuses[fact.name]] if fact.name in slots.statuses else 0
        assert isinstance(value, int)
        word = NA if state == Absence.NOT_APPLICABLE else None if state else natural(fact.type, value)
        found[fact.name] = (value, int(str(state)), word)
    return found


def tried(facts: Facts, row: tuple[object, ...]) -> Tried:
    """A row of a unit as a unit that is tried."""
    lines: dict[str, list[tuple[dict[str, Drawn], int]]] = {}
    for table, slot in shape(facts.plan, "unit").tables.items():
        slots = shape(facts.plan, table)
        below = row[slot]
        assert isinstance(below, tuple)
        keys = [slots.values[f.name] for f in slots.facts if f.role == "incident"]
        for line in below:
            incident = 1 + abs(int(line[keys[0]])) if keys else 1
            lines.setdefault(table, []).append((given(facts, table, line), incident))
    return Tried(given(facts, "unit", row), lines)
