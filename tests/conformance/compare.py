"""Cell by cell: what the oracle says of a population against what the compiled plan says."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import pytest
from attrs import define, field, frozen
from generate import Facts, Population, options
from oracle import judge
from oracle_values import Absent

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.ir import Absence, Plan, Type
from ruledsl.measure import Measure
from ruledsl.specialise import specialise

#: What the plan calls differently from the author.
_ROLES = {"points", "count", "step", "operand", "value", "band", "flag", "found", "holds", "follows", "met"}


@frozen(eq=False)
class Difference:
    """A cell on which the two disagree: the unit, the column, both values."""

    unit: int
    column: str
    oracle: Any
    plan: Any


def column_of(name: str) -> str:
    """The column of a name of the oracle."""
    return f"{name.removesuffix('.次数')}#count" if name.endswith(".次数") else name


def agrees(kind: Type) -> Callable[[Any, Any], bool]:
    """Whether a cell of a type is what the oracle says."""
    scale, words = 10**kind.decimals, kind.choices

    def number(cell: Any, value: Any) -> bool:
        return type(cell) is not Absence and value.numerator * scale == cell * value.denominator

    def choice(cell: Any, value: Any) -> bool:
        return type(cell) is not Absence and words[cell] == value

    present = choice if words else number

    def either(cell: Any, value: Any) -> bool:
        if type(value) is Absent:
            return type(cell) is Absence and int(cell) == value.value
        return present(cell, value)

    return either


@define(eq=False)
class Judges:
    """One measure three ways: the oracle, the trace of the plan, its fast outputs under settled readings."""

    measure: Measure
    plan: Plan
    year: int
    engine: Evaluator = field(init=False)
    fast: dict[tuple[str, ...], Evaluator] = field(factory=dict)
    cells: dict[str, Callable[[Any, Any], bool]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.engine = compile_plan(self.plan, trace=True)
        self.cells = {c.name: agrees(c.type) for c in self.plan.columns if c.table == "unit"}

    def differences(self, people: Population, readings: dict[str, str]) -> list[Difference]:
        """Every cell, finding and output on which they do not agree."""
        said = judge(self.measure, self.year, people.units, people.run, readings, people.lost)
        traces = self.traces(people)
        outputs = self._outputs(people, readings)
        found: list[Difference] = []
        for number, (words, trace, out) in enumerate(zip(said, traces, outputs, strict=True)):
            found += self._of_unit(number, words, trace)
            found += [Difference(number, f"fast {n}", trace[n], v) for n, v in out.items() if trace[n] != v]
        if people.rows and not found:
            self._all_covered(said[0])
        return found

    def _of_unit(self, number: int, words: dict[str, Any], trace: dict[str, Any]) -> Iterator[Difference]:
        for name, value in words.items():
            column = column_of(name)
            if column in self.cells and not self.cells[column](trace[column], value):
                yield Difference(number, column, value, trace[column])
        signals = (s for s in self.plan.signals if s.code[0] == "N")  # an error in facts shows as a value that is none
        fired = {(s.code, s.path) for s in signals if trace[s.when] == 1 and type(trace[s.when]) is not Absence}
        for code, path in fired ^ words["findings"]:
            yield Difference(number, f"{code} {path}", (code, path) in words["findings"], (code, path) in fired)

    def traces(self, people: Population) -> list[dict[str, Any]]:
        """Every column of every unit."""
        return self._of_all(self.engine, people)

    def _outputs(self, people: Population, readings: dict[str, str]) -> list[dict[str, Any]]:
        """The plan's outputs as its fast form gives them, a reading being a constant there."""
        key = tuple(readings.values())
        if key not in self.fast:
            self.fast[key] = compile_plan(specialise(self.plan, readings))
        engine = self.fast[key]
        outputs = [_named(engine.population_names, row) for row in self._of_all(engine, people)]
        alone = _named(engine.names, engine.record(people.rows[0], people.run_row))
        assert alone.items() <= outputs[0].items(), "a unit alone has other results than among others"
        return outputs

    def _of_all(self, engine: Evaluator, people: Population) -> list[Any]:
        """The results of the units that are there; those that are not stand for nobody at the end."""
        rows = [*people.rows, *(None for _ in people.lost)]
        results = engine.population(rows, people.run_row, self.losses(people) or {})
        return [result for result in results if result is not None]

    def losses(self, people: Population) -> dict[str, Any] | None:
        """The groups to which units that are not there belong; None where nobody is lost."""
        if not people.lost:
            return None
        lost = {words.index(c) for c in people.lost} if (words := self._classes()) else set()
        groups = [t for t in self.plan.tables if t.kind == "GROUP" and t.over == ("unit",)]
        return {t.name: {(n,) for n in lost} if t.keys else {()} for t in groups}

    def _classes(self) -> tuple[str, ...]:
        return next(f.type.choices for f in self.plan.facts if f.role == "class")

    def _all_covered(self, words: dict[str, Any]) -> None:
        """Every column that a score sheet shows was compared."""
        shown = {c for e in self.plan.entries for role, c in e.roles if role in _ROLES and c in self.cells}
        shown |= {c for _, c in self.plan.outputs}
        missing = shown - {column_of(n) for n in words}
        assert not missing, f"the oracle says nothing about {sorted(missing)}"


def _named(names: Sequence[str], row: Sequence[int]) -> dict[str, Any]:
    """A fast result by names, an Absence for what is not there."""
    cells = dict(zip(names, row, strict=True))
    return {
        n: Absence(cells[f"{n}:status"]) if cells.get(f"{n}:status") else v for n, v in cells.items() if ":" not in n
    }


def smallest(judges: Judges, facts: Facts, people: Population, readings: dict[str, str], unit: int) -> Population:
    """The same difference on as little as possible: one unit if it shows there, with as few event lines as possible."""
    one = Population([people.rows[unit]], [people.units[unit]], people.run_row, people.run, people.lost)
    if not judges.differences(one, readings):
        return people
    shorter = True
    while shorter:
        shorter = False
        for less in facts.with_less(one):
            if judges.differences(less, readings):
                one, shorter = less, True
                break
    return one


def report(judges: Judges, people: Population, readings: dict[str, str]) -> str:
    """The facts of the first unit that differs, and both sides' cells around the first difference."""
    found = judges.differences(people, readings)
    unit = found[0].unit
    said = judge(judges.measure, judges.year, people.units, people.run, readings, people.lost)[unit]
    trace = judges.traces(people)[unit]
    order = [c.name for c in judges.plan.columns if c.name in {column_of(n) for n in said}]
    words = {column_of(n): v for n, v in said.items()}
    first = min((order.index(d.column) for d in found if d.column in order and d.unit == unit), default=0)
    types = {c.name: c.type for c in judges.plan.columns}
    lines = [f"{len(found)} differences, the first in {found[0]}", f"readings {readings}", f"run {people.run}"]
    lines.append(f"unit {people.units[unit]}")
    for name in order[max(0, first - 12) : first + 4]:
        mark = ">>" if not judges.cells[name](trace[name], words[name]) else "  "
        lines.append(f"{mark} {name}: oracle {words[name]!r}, plan {trace[name]!r} (decimals {types[name].decimals})")
    return "\n".join(lines)


def agree(judges: Judges, random: Random, records: int, population: int = 100) -> None:
    """Populations under random readings until there were so many records."""
    facts = Facts(judges.plan, judges.measure, judges.year, random)
    choices = [options(judges.plan, random) for _ in range(max(2, records // 1000))]
    for number in range(-(-records // population)):
        readings = choices[number % len(choices)]
        people = facts.population(population, readings)
        found = judges.differences(people, readings)
        if found:
            people = smallest(judges, facts, people, readings, found[0].unit)
            pytest.fail(report(judges, people, readings))
