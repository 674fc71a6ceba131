"""A year under every combination of readings: which units are safe, and which reading the others depend on.

The readings are parameters of one plan: it is compiled once, a combination is a row of the run.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from attrs import frozen

from ruledsl.backends.record import compile_plan
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactFile, FactSet, peek
from ruledsl.ir import Parameter, Plan
from ruledsl.source import Source
from ruledsl.tools.diff.facts import Given, facts_for, usable
from ruledsl.tools.diff.replay import Outcome, Reader
from ruledsl.tools.evaluate import lost_groups, run_row
from ruledsl.tools.load import Compiled

#: So many combinations are run; of more, only those that differ from the readings in use in one or two of them.
MOST = 512
#: So many results are computed; for very many units fewer combinations are run, each option by itself at least.
RESULTS = 500_000


@frozen
class Dependence:
    """A unit whose result is not the same under every combination.

    ``alone`` are the readings that change it by themselves, with what each option gives; ``results`` all grades seen.
    """

    unit: str
    class_name: str
    now: Outcome
    alone: tuple[tuple[str, tuple[tuple[str, Outcome], ...]], ...]
    grades: tuple[str, ...]
    totals: tuple[Outcome, Outcome]

    @property
    def grade_depends(self) -> bool:
        return len(self.grades) > 1


@frozen
class Readings:
    """What all combinations gave; ``bounded`` says that not every combination was run."""

    measure: str
    title: str
    year: int | None
    parameters: tuple[Parameter, ...]
    in_use: Mapping[str, str]
    combinations: int
    possible: int
    units: int
    unsafe: tuple[Dependence, ...]
    problems: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]

    @property
    def bounded(self) -> bool:
        return self.combinations < self.possible

    @property
    def cut(self) -> bool:
        """Whether not even all pairs of options were run."""
        others = [len(p.options) - 1 for p in self.parameters]
        pairs = sum(a * b for n, a in enumerate(others) for b in others[n + 1 :])
        return self.bounded and self.combinations < 1 + sum(others) + pairs

    @property
    def by_reading(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each reading with the units whose result it changes by itself; those that depend on none alone come last."""
        found = {p.name: tuple(d.unit for d in self.unsafe if p.name in dict(d.alone)) for p in self.parameters}
        together = tuple(d.unit for d in self.unsafe if not d.alone)
        return (*((name, units) for name, units in found.items() if units), *((("", together),) if together else ()))


def all_readings(compiled: Compiled, files: tuple[FactFile, ...], asked: int | None) -> Readings:
    """Every unit under every combination of readings that is run."""
    plan, measure = compiled.plan, compiled.measure
    named, year = peek(files)
    facts = usable(facts_for(Given(files, named, asked or year), compiled, {}))
    known = facts.year if facts.year is not None else measure.year
    in_use = {p.name: p.value or p.options[0] for p in plan.parameters}
    chosen = combinations(plan.parameters, in_use, RESULTS // max(1, len(facts.units)))
    possible = 1
    for parameter in plan.parameters:
        possible *= len(parameter.options)
    found: list[dict[str, Outcome]] = []
    if known is not None:
        found = _runs(compiled, facts, known, chosen)
    unsafe = _unsafe(facts, found, chosen, in_use) if found else ()
    return Readings(
        measure.id, measure.title, known, plan.parameters, in_use, len(chosen), possible,
        len(found[0]) if found else 0, unsafe, facts.diagnostics, facts.sources,
    )  # fmt: skip


def combinations(parameters: Sequence[Parameter], in_use: Mapping[str, str], most: int = MOST) -> list[dict[str, str]]:
    """The combinations that are run, the one in use first; not more than ``most``, but each option by itself."""
    size = 1
    for parameter in parameters:
        size *= len(parameter.options)
    names = [p.name for p in parameters]
    if size <= min(MOST, most):
        every = [dict(zip(names, options, strict=True)) for options in product(*(p.options for p in parameters))]
        return sorted(every, key=lambda c: c != in_use)
    found = [dict(in_use)]
    single = [(p.name, o) for p in parameters for o in p.options if o != in_use[p.name]]
    found += [{**in_use, name: option} for name, option in single]
    pairs = [(a, b) for n, a in enumerate(single) for b in single[n + 1 :] if a[0] != b[0]]
    found += [{**in_use, a[0]: a[1], b[0]: b[1]} for a, b in pairs]
    return found[: max(1 + len(single), min(MOST, most))]


def _runs(
    compiled: Compiled, facts: FactSet, year: int, chosen: Sequence[Mapping[str, str]]
) -> list[dict[str, Outcome]]:
    """The results under each combination: one evaluator, another row of the run each time."""
    plan: Plan = compiled.plan
    engine = compile_plan(plan)
    read = Reader(engine, plan, dict(plan.outputs))
    rows: list[Any] = [u.row for u in facts.units]
    lost = lost_groups(plan, facts)
    found = []
    for combination in chosen:
        run = run_row(compiled.measure, plan, facts, year, combination)
        made = engine.population(rows, run, lost)
        pairs = zip(facts.units, made, strict=True)
        found.append({u.name: read.outcome(cells) for u, cells in pairs if cells is not None})
    return found


def _unsafe(
    facts: FactSet, found: Sequence[dict[str, Outcome]], chosen: Sequence[Mapping[str, str]], in_use: Mapping[str, str]
) -> tuple[Dependence, ...]:
    """The units that depend on a reading, those whose grade does first."""
    result = []
    for unit in facts.units:
        if unit.name not in found[0]:
            continue
        seen = [r[unit.name] for r in found]
        if all(o == seen[0] for o in seen):
            continue
        alone = _alone(seen, chosen, in_use)
        totals = sorted((o for o in seen if o.total is not None), key=lambda o: o.total or 0)
        grades = tuple(
            dict.fromkeys(o.grade for o in sorted(seen, key=lambda o: o.level if o.level is not None else 99))
        )
        ends = (totals[0], totals[-1]) if totals else (seen[0], seen[0])
        result.append(Dependence(unit.name, unit.class_name, seen[0], alone, grades, ends))
    return tuple(
        sorted(result, key=lambda d: (not d.grade_depends, -((d.totals[1].total or 0) - (d.totals[0].total or 0))))
    )


def _alone(
    seen: Sequence[Outcome], chosen: Sequence[Mapping[str, str]], in_use: Mapping[str, str]
) -> tuple[tuple[str, tuple[tuple[str, Outcome], ...]], ...]:
    """The readings that change the result by themselves, each with what its other options give."""
    found: dict[str, list[tuple[str, Outcome]]] = {}
    for outcome, combination in zip(seen, chosen, strict=True):
        other = [n for n in in_use if combination[n] != in_use[n]]
        if len(other) == 1 and outcome != seen[0]:
            found.setdefault(other[0], []).append((combination[other[0]], outcome))
    return tuple((name, tuple(options)) for name, options in found.items())
