"""Looks for units that two plans treat differently: a typical one, its neighbours, aimed ones, random ones; all seeded.

What is found is a proof that there are such units; that nothing is found proves nothing.
"""

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import define, evolve, field, frozen

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.backends.record_cases import span
from ruledsl.compare.merged import Merged, merged
from ruledsl.compare.specimens import Space, Specimen, Variable, with_value
from ruledsl.ir import Case, Expr, Plan, Ref, walk

#: What a unit gets: the number of decimals does not matter, so points are quantities.
ROLES = ("total", "grade")
SEED, TRIES = 20231, 400


@frozen
class Result:
    """Total and grade of a unit under one plan; None where there is none.  A lower level is a better grade."""

    total: Fraction | None
    level: int | None
    grade: str = ""
    absent: str = ""


@frozen
class Witness:
    """A unit that two plans treat differently, and what it gets under each; ``least`` if none is nearer to the typical one.

    ``shares`` are the facts that are percentages.
    """

    specimen: Specimen
    old: Result
    new: Result
    typical: Specimen | None = None
    least: bool = False
    shares: frozenset[str] = frozenset()

    @property
    def direction(self) -> int:
        """1: not worse in anything; −1: not better in anything; 0: better in one thing, worse in another, or not comparable."""
        return direction(self.old, self.new)


def direction(old: Result, new: Result) -> int:
    signs = set()
    for before, after, better in ((old.total, new.total, 1), (old.level, new.level, -1)):
        if before is not None and after is not None and before != after:
            signs.add(better if after > before else -better)
    if (old.total is None, old.level is None) != (new.total is None, new.level is None):
        return 0
    return signs.pop() if len(signs) == 1 else 0


@define
class Search:
    """Two plans over one space of units."""

    plans: Sequence[Plan]
    year: int
    whole: Merged = field(init=False)
    space: Space = field(init=False)
    engine: Evaluator = field(init=False)
    typical: Specimen = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.whole = merged(self.plans, ROLES)
        self.space = Space(self.whole, self.year)
        self.engine = compile_plan(self.whole.plan, outputs=[n for _, n in self.whole.plan.outputs])
        self.typical = self._typical()

    @property
    def step(self) -> Fraction:
        """The least by which totals can differ."""
        places = [self.whole.plan.column(o["total"]).type.decimals for o in self.whole.outputs if "total" in o]
        return Fraction(1, 10 ** max(places, default=0))

    @property
    def shares(self) -> frozenset[str]:
        """The facts of the unit and of the run that are percentages."""
        known = (self.space.tables["unit"], self.space.tables["year"])
        return frozenset(name for table in known for name, v in table.items() if v.kind == "ratio")

    def results(self, specimen: Specimen) -> tuple[Result, ...]:
        """What a unit gets under each plan."""
        row, run = self.space.row(specimen), self.space.run_row(specimen)
        alone = self.engine.names == self.engine.population_names
        cells = self.engine.record(row, run) if alone else self.engine.population([row], run)[0]
        values = dict(zip(self.engine.population_names, cells, strict=True))
        return tuple(self._result(values, number) for number in range(len(self.plans)))

    def _result(self, values: dict[str, int], number: int) -> Result:
        outputs, plan = self.whole.outputs[number], self.whole.plan
        total, level, grade, absent = None, None, "", ""
        if "total" in outputs:
            name = outputs["total"]
            if not values.get(f"{name}:status"):
                total = Fraction(values[name], 10 ** plan.column(name).type.decimals)
            absent += str(values.get(f"{name}:status", 0))
        if "grade" in outputs:
            name = outputs["grade"]
            if not values.get(f"{name}:status"):
                level = values[name]
                grade = plan.column(name).type.choices[level]
            absent += str(values.get(f"{name}:status", 0))
        return Result(total, level, grade, absent)

    # ---- specimens

    def _typical(self) -> Specimen:
        """Full marks and no events: every fact of the unit at the end at which the first plan gives the most."""
        specimen = self.space.plain()
        for _ in range(2):
            for name, variable in self.space.tables["unit"].items():
                if variable.role == "class" or variable.kind in ("key", "date", "text"):
                    continue
                tried = [with_value(specimen, name, v) for v in _ends(variable)]
                specimen = max([specimen, *tried], key=self._worth)
        return specimen

    def _ordinary(self) -> Specimen:
        """The typical unit with nine tenths of its points, so that more and less are both possible."""
        specimen = self.typical
        for name, variable in self.space.tables["unit"].items():
            value = specimen.values[name]
            if variable.kind == "points" and value == variable.hi:
                whole = int((variable.hi - variable.lo) * 9 / 10 / variable.step)
                specimen = with_value(specimen, name, variable.lo + whole * variable.step)
        return specimen

    def _worth(self, specimen: Specimen) -> tuple[Fraction, int]:
        result = self.results(specimen)[0]
        return (
            result.total if result.total is not None else Fraction(-(10**9)),
            -(result.level if result.level is not None else 99),
        )

    def specimens(self, tries: int = TRIES) -> Iterator[Specimen]:
        """Units to try, the most telling first."""
        draw = random.Random(SEED)
        ordinary = self._ordinary()
        yield from (self.typical, ordinary)
        for number in (1, 2, 12):
            for table in self.space.below:
                lines = tuple(self.space.line(table, draw) for _ in range(number))
                yield from (evolve(s, lines={table: lines}) for s in (self.typical, ordinary))
        for name, variable in self.space.tables["unit"].items():
            for value in (*_ends(variable), *variable.choices):
                yield with_value(self.typical, name, value)
        yield from self._aimed()
        for number in range(tries):
            rate = (0.05, 0.15, 0.4, 0.8)[number % 4]
            yield self.space.changed(self.typical, draw, rate)

    def _aimed(self) -> Iterator[Specimen]:
        """Units whose values lie on, just below and just above the numbers that conditions compare them with."""
        ends = _thresholds(self.whole.plan)
        if not ends:
            return
        engine = compile_plan(self.whole.plan, outputs=[n for n, _ in ends])
        for name, cut in sorted(ends)[:200]:
            if name not in engine.names:
                continue
            slot = engine.names.index(name)
            for variable in self.space.tables["unit"].values():
                for target in (cut - 1, cut, cut + 1):
                    if (found := self._aim(engine, slot, variable, target)) is not None:
                        yield found

    def _aim(self, engine: Evaluator, slot: int, variable: Variable, target: int) -> Specimen | None:
        """The typical unit with one fact moved so that a column has a value, by halving."""
        if variable.choices or variable.kind not in ("points", "count", "ratio", "number", "days"):
            return None

        def at(steps: int) -> tuple[Specimen, int]:
            specimen = with_value(self.typical, variable.name, variable.lo + steps * variable.step)
            cells = engine.record(self.space.row(specimen), self.space.run_row(specimen))
            return specimen, cells[slot]

        lo, hi = 0, int((variable.hi - variable.lo) / variable.step)
        rising = at(hi)[1] >= at(lo)[1]
        if not min(at(lo)[1], at(hi)[1]) <= target <= max(at(lo)[1], at(hi)[1]):
            return None
        while lo < hi:
            middle = (lo + hi) // 2
            if (at(middle)[1] >= target) == rising:
                hi = middle
            else:
                lo = middle + 1
        specimen, value = at(lo)
        return specimen if value == target else None

    def witnesses(self, tries: int = TRIES) -> dict[int, Witness]:
        """For each direction the first unit that shows it."""
        found: dict[int, Witness] = {}
        for specimen in self.specimens(tries):
            old, new = self.results(specimen)[:2]
            if old != new:
                one = Witness(specimen, old, new, self.typical, shares=self.shares)
                found.setdefault(one.direction, one)
                if {1, -1} <= found.keys():
                    break
        return found


def _ends(variable: Variable) -> list[object]:
    return list(variable.choices) if variable.choices else [variable.lo, variable.hi]


def _thresholds(plan: Plan) -> set[tuple[str, int]]:
    """Columns of the unit and the constants that conditions compare them with."""
    found = set()
    homes = {c.name: c.table for c in plan.columns}
    for column in plan.columns:
        for node in walk(column.expr):
            tests: list[Expr] = [c for c, _ in node.branches] if isinstance(node, Case) else []
            for test in tests:
                here = span(test)
                if here is not None and isinstance(here.subject, Ref) and homes[here.subject.column] == "unit":
                    ends = (here.lo, here.hi + 1)
                    found |= {
                        (here.subject.column, e) for e in ends if here.subject.type.lo < e <= here.subject.type.hi
                    }
    return found
