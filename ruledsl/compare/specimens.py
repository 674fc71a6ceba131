"""Units that are made up: a typical one, random ones, and ones with a single fact moved; the same facts for several plans.

A specimen keeps quantities and words, not stored integers, so that plans which store a fact differently see one unit.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

from attrs import define, evolve, field, frozen

from ruledsl.compare.merged import Merged, Row
from ruledsl.ir import Absence, Fact, Plan
from ruledsl.records import RowShape, shape

EPOCH = date(1970, 1, 1).toordinal()
Value = Any  # a Fraction, the name of a choice, or an Absence


@frozen
class Variable:
    """One fact as all plans ask for it: the columns of the whole that hold it, and the values that fit every plan."""

    name: str
    facts: tuple[Fact, ...]
    choices: tuple[str, ...]
    lo: Fraction
    hi: Fraction
    step: Fraction

    @property
    def kind(self) -> str:
        return self.facts[0].type.kind

    @property
    def role(self) -> str:
        return self.facts[0].role

    @property
    def absent(self) -> frozenset[Absence]:
        return frozenset.intersection(*(f.type.absent for f in self.facts))

    @property
    def possible(self) -> bool:
        return bool(self.choices) if self.facts[0].type.choices else self.lo <= self.hi


@frozen
class Specimen:
    """A unit and its run: values by variable, and for each table of lines its lines."""

    values: dict[str, Value]
    run: dict[str, Value]
    lines: dict[str, tuple[dict[str, Value], ...]] = field(factory=dict)


def variables(plan: Plan, table: str) -> dict[str, Variable]:
    """The facts of a table that enter computation, those kept once for several plans together."""
    groups: dict[str, list[Fact]] = {}
    for fact in shape(plan, table).facts:
        groups.setdefault(fact.name.partition("′")[0], []).append(fact)
    return {name: _variable(name, tuple(facts)) for name, facts in groups.items()}


def _variable(name: str, facts: tuple[Fact, ...]) -> Variable:
    choices = tuple(c for c in facts[0].type.choices if all(c in f.type.choices for f in facts))
    lo = max(Fraction(f.type.lo, 10**f.type.decimals) for f in facts)
    hi = min(Fraction(f.type.hi, 10**f.type.decimals) for f in facts)
    return Variable(name, facts, choices, lo, hi, Fraction(1, 10 ** min(f.type.decimals for f in facts)))


@define
class Space:
    """All units that fit every plan of a whole."""

    whole: Merged
    year: int
    tables: dict[str, dict[str, Variable]] = field(init=False)
    below: tuple[str, ...] = field(init=False)
    _shapes: dict[str, RowShape] = field(init=False)

    def __attrs_post_init__(self) -> None:
        plan = self.whole.plan
        self.below = tuple(t.name for t in plan.tables if t.kind == "CHILD" and t.parent == "unit")
        self.tables = {t: variables(plan, t) for t in ("unit", "year", *self.below)}
        self._shapes = {t: shape(plan, t) for t in self.tables}

    # ---- rows

    def row(self, specimen: Specimen) -> Row:
        """The row of the unit as the whole plan reads it."""
        own = self._cells("unit", specimen.values)
        slots = self._shapes["unit"].tables
        own_incidents = count(1)
        lists = {t: tuple(self._lines(t, specimen.lines.get(t, ()), own_incidents)) for t in slots}
        return (*own, *(lists[t] for t in sorted(slots, key=lambda t: slots[t])))

    def _lines(self, table: str, lines: Sequence[Mapping[str, Value]], serial: Iterator[int]) -> Iterator[Row]:
        """Lines; an incident that is only its own (below 0) is another one in every line.  Of equal ones a row is made once."""
        values = self._shapes[table].values
        keys = [values[f.name] for v in self.tables[table].values() if v.role == "incident" for f in v.facts]
        made: dict[int, list[int]] = {}
        for line in lines:
            row = made.setdefault(id(line), [])
            if not row:
                row.extend(self._cells(table, line))
            own = next(serial) if keys else 0
            yield tuple(-own if at in keys and cell < 0 else cell for at, cell in enumerate(row))

    def run_row(self, specimen: Specimen) -> Row:
        return tuple(self._cells("year", specimen.run))

    def _cells(self, table: str, values: Mapping[str, Value]) -> Iterator[int]:
        for fact in self._shapes[table].facts:
            value = values[fact.name.partition("′")[0]]
            absent = value if isinstance(value, Absence) else Absence.PRESENT
            yield 0 if absent else stored(fact, value)
            if fact.type.absent:
                yield int(absent)

    # ---- specimens

    def concerns(self, name: str, values: Mapping[str, Value]) -> bool:
        """Whether a unit of this class is asked for a fact of the unit."""
        classes = {c for fact in self.tables["unit"][name].facts for c in fact.classes}
        own = next((v for v in self.tables["unit"].values() if v.role == "class"), None)
        if not classes or own is None or values[own.name] not in own.facts[0].type.choices:
            return True
        return own.facts[0].type.choices.index(values[own.name]) in classes

    def only_asked(self, specimen: Specimen) -> Specimen:
        """The specimen without what no unit of its class is asked for."""
        plain = self.plain().values
        values = {n: v if self.concerns(n, specimen.values) else plain[n] for n, v in specimen.values.items()}
        return evolve(specimen, values=values)

    def everything(self) -> Specimen:
        """A unit to which every fact applies that its class is asked for, nothing else being reported."""
        plain = self.plain()
        variables = self.tables["unit"].items()
        values = {
            n: _applied(v) if _may_not_apply(v) and self.concerns(n, plain.values) else plain.values[n]
            for n, v in variables
        }
        return evolve(plain, values=values)

    def plain(self) -> Specimen:
        """A unit about which nothing is reported: no events, the least of every number, no to every question."""
        run = {name: self._of_the_run(v) for name, v in self.tables["year"].items()}
        return Specimen({name: _plain(v) for name, v in self.tables["unit"].items()}, run)

    def _of_the_run(self, variable: Variable) -> Value:
        days = {"year_first": (1, 1), "year_last": (12, 31)}
        if variable.role in days:
            return Fraction(date(self.year, *days[variable.role]).toordinal() - EPOCH)
        return Fraction(self.year) if variable.role == "year" else _plain(variable)

    def blank(self, table: str) -> dict[str, Value]:
        """A line of which nothing is said."""
        return {name: _plain(variable) for name, variable in self.tables[table].items()}

    def line(self, table: str, draw: random.Random, incident: int = 0) -> dict[str, Value]:
        """A random line of a table."""
        found = {}
        for name, variable in self.tables[table].items():
            found[name] = self._drawn(variable, draw)
            if variable.role == "incident":
                found[name] = Fraction(incident or -draw.randint(1, 10**6))
            if variable.role == "date":
                first = date(self.year, 1, 1).toordinal() - EPOCH
                found[name] = Fraction(first + draw.randint(0, 364) + (400 if draw.random() < 0.03 else 0))
        return found

    def changed(self, specimen: Specimen, draw: random.Random, rate: float) -> Specimen:
        """The specimen with some of its facts drawn anew and some lines added."""
        values = {
            n: self._drawn(self.tables["unit"][n], draw) if draw.random() < rate else v
            for n, v in specimen.values.items()
        }
        lines = {}
        for table in self.below:
            number = draw.choice((0, 0, 0, 1, 1, 2, 3)) if draw.random() < rate * 2 else 0
            shared = draw.randint(1, 2) if draw.random() < 0.4 else 0
            lines[table] = tuple(self.line(table, draw, shared) for _ in range(number))
        run = {
            n: self._drawn(v, draw) if not v.role and draw.random() < rate / 2 else specimen.run[n]
            for n, v in self.tables["year"].items()
        }
        return Specimen(values, run, lines)

    def _drawn(self, variable: Variable, draw: random.Random) -> Value:
        """A value of the domain; its ends, and small numbers, more often than others."""
        if variable.absent and draw.random() < 0.3:
            return draw.choice(sorted(variable.absent))
        if variable.choices:
            return draw.choice(variable.choices)
        steps = int((variable.hi - variable.lo) / variable.step)
        if variable.kind == "date":
            return Fraction(date(self.year, 1, 1).toordinal() - EPOCH + draw.randint(0, 364))
        near = draw.choice(
            (
                0,
                steps,
                draw.randint(0, steps),
                draw.randint(0, min(steps, 12)),
                steps - draw.randint(0, min(steps, 3000)),
            )
        )
        return variable.lo + near * variable.step


def stored(fact: Fact, value: Value) -> int:
    """A value as the fact stores it."""
    if isinstance(value, str):
        return fact.type.choices.index(value)
    return int(value * 10**fact.type.decimals)


def _plain(variable: Variable) -> Value:
    if variable.absent:
        return max(variable.absent)
    if variable.choices:
        return variable.choices[0]
    if variable.kind == "flag":
        return Fraction(variable.facts[0].default)
    return variable.lo


def _may_not_apply(variable: Variable) -> bool:
    return bool(variable.absent & {Absence.NOT_APPLICABLE, Absence.NO_SCORE})


def _applied(variable: Variable) -> Value:
    """A value of a fact that applies: of a number the greatest, of what can be a great many a hundred."""
    if variable.choices:
        return variable.choices[0]
    return max(variable.lo, min(variable.hi, Fraction(100))) if variable.kind == "count" else variable.hi


def with_value(specimen: Specimen, name: str, value: Value) -> Specimen:
    return evolve(specimen, values={**specimen.values, name: value})


def fits(space: Space) -> Sequence[str]:
    """The facts for which no value fits every plan: nothing can be tried then."""
    return [v.name for found in space.tables.values() for v in found.values() if not v.possible]
