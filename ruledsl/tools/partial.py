"""Units of which not all facts are known yet: grades that are still possible, and what can still change the grade.

Facts that must be given and are not are unknown: anything in their domain.  So is the amount of an event whose range the
rules leave to a decision.  What is not reported counts as none, as always, and is said.
"""

from collections.abc import Iterator

from attrs import frozen

from ruledsl.backends.solver import undisturbed
from ruledsl.backends.solver_open import Open, Place
from ruledsl.facts import UnitFacts
from ruledsl.facts.model import NotKnown
from ruledsl.facts.values import spelling
from ruledsl.ir import Fact, Plan
from ruledsl.records import shape
from ruledsl.tools.prepared import Prepared


@frozen
class Missing:
    """A fact that is not known: its name, its domain, its clauses, whether it can still change the grade (None: open)."""

    name: str
    low: str
    high: str
    clauses: tuple[str, ...]
    matters: bool | None


@frozen
class Prospect:
    """One unit.  ``possible`` are grades for which there is a way, ``perhaps`` those that stay undecided; the rest is
    proved impossible.  ``depends`` says that the grade also depends on other units: then nothing is said of it."""

    unit: str
    possible: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    depends: bool = False
    rejected: bool = False

    @property
    def settled(self) -> bool:
        """Whether only one grade is left."""
        return len(self.possible) == 1 and not self.perhaps and not self.depends


def prospects(ready: Prepared) -> tuple[Prospect, ...]:
    """Every unit, in roster order."""
    return tuple(_prospect(ready, unit) for unit in ready.facts.units)


def _prospect(ready: Prepared, unit: UnitFacts) -> Prospect:
    column = ready.plan.output("grade")
    if unit.row is None or column is None:
        return Prospect(unit.name, rejected=True)
    with undisturbed():
        return _asked(ready, unit, column)


def _asked(ready: Prepared, unit: UnitFacts, column: str) -> Prospect:
    assert unit.row is not None
    places = dict(_unknown(ready.plan, unit))
    names = {place: f"{place[0]}[{place[1]}].{place[2]}" for place in places}
    asked = Open(ready.plan, unit.row, ready.run, column, names)
    if not asked.closed:
        return Prospect(unit.name, missing=tuple(_missing(f, n, None) for f, n in places.values()), depends=True)
    choices = ready.plan.column(column).type.choices
    answers = {grade: asked.possible(number) for number, grade in enumerate(choices)}
    possible = tuple(g for g, answer in answers.items() if answer)
    perhaps = tuple(g for g, answer in answers.items() if answer is None)
    one = len(possible) == 1 and not perhaps
    missing = tuple(_missing(f, n, False if one else asked.matters(p)) for p, (f, n) in places.items())
    return Prospect(unit.name, possible, perhaps, missing, unit.assumed)


def _missing(fact: Fact, name: str, matters: bool | None) -> Missing:
    kind = fact.type
    if kind.kind in ("choice", "flag"):
        ends = (kind.choices[0], kind.choices[-1]) if kind.choices else ("否", "是")
    else:
        ends = spelling(kind, kind.lo), spelling(kind, kind.hi)
    return Missing(name, *ends, fact.origin.clauses, matters)


def _unknown(plan: Plan, unit: UnitFacts) -> Iterator[tuple[Place, tuple[Fact, str]]]:
    """Every unknown fact of a unit and of its events, with what it is called."""
    assert unit.row is not None
    slots = shape(plan, "unit")
    for fact in slots.facts:
        if isinstance(unit.row[slots.values[fact.name]], NotKnown):
            yield ("unit", 0, fact.name), (fact, fact.path)
    for table, place in slots.tables.items():
        inner = shape(plan, table)
        for number, row in enumerate(unit.row[place]):
            for fact in inner.facts:
                if isinstance(row[inner.values[fact.name]], NotKnown):
                    yield (table, number, fact.name), (fact, f"{table}[{number + 1}].{fact.path}")
