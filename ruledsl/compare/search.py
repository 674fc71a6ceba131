"""Looks for units that two plans treat differently: a typical one, its neighbours, aimed ones, random ones; all seeded.

What is found is a proof that there are such units; that nothing is found proves nothing.
"""

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import define, evolve, field

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.compare.merged import Merged, Row, merged
from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.simpler import simpler
from ruledsl.compare.specimens import Space, Specimen, Variable, with_value
from ruledsl.compare.thresholds import thresholds
from ruledsl.compare.witness import Result, Witness, direction
from ruledsl.ir import Plan

#: What a unit gets: the number of decimals does not matter, so points are quantities.
ROLES = ("total", "grade")
SEED, TRIES = 20231, 400
#: A number that can be greater than this is tried in every size.
WIDE = 100


@define
class Search:
    """Two plans over one space of units; of ``one`` plan under two choices of its readings nothing else is compiled."""

    plans: Sequence[Plan]
    year: int
    one: OnePlan | None = None
    whole: Merged = field(init=False)
    space: Space = field(init=False)
    engine: Evaluator = field(init=False)
    typical: Specimen = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.whole = self.one.whole if self.one else merged(self.plans, ROLES)
        self.space = Space(self.whole, self.year)
        outputs = [n for _, n in self.whole.plan.outputs]
        self.engine = self.one.engine if self.one else compile_plan(self.whole.plan, outputs=outputs)
        self.typical = self._typical()

    @property
    def step(self) -> Fraction:
        """The least by which totals can differ."""
        places = [self.whole.plan.column(o["total"]).type.decimals for o in self.whole.outputs if "total" in o]
        return Fraction(1, 10 ** max(places, default=0))

    @property
    def kinds(self) -> dict[str, str]:
        """What each fact is."""
        return {name: v.kind for table in self.space.tables.values() for name, v in table.items()}

    def results(self, specimen: Specimen) -> tuple[Result, ...]:
        """What a unit gets under each plan."""
        row = self.space.row(specimen)
        runs = self._runs(specimen)
        cells = {run: self._cells(row, run) for run in dict.fromkeys(runs)}
        return tuple(self._result(cells[run], number) for number, run in enumerate(runs))

    def _runs(self, specimen: Specimen) -> list[Row]:
        """The row of the run of each plan: one for all, where readings are no part of it."""
        run = self.space.run_row(specimen)
        return [self.one.run(run, o) for o in self.one.options] if self.one else [run] * len(self.plans)

    def _cells(self, row: Row, run: Row) -> dict[str, int]:
        alone = self.engine.names == self.engine.population_names
        cells = self.engine.record(row, run) if alone else self.engine.population([row], run)[0]
        return dict(zip(self.engine.population_names, cells, strict=True))

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
        """Full marks and no events: every fact of the unit applies, at the end at which the first plan gives the most."""
        specimen = self.space.everything()
        for _ in range(2):
            for name, variable in self.space.tables["unit"].items():
                fixed = variable.role == "class" or variable.kind in ("key", "date", "text")
                if fixed or not self.space.concerns(name, specimen.values):
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
        yield from self._magnitudes()
        for number in range(tries):
            rate = (0.05, 0.15, 0.4, 0.8)[number % 4]
            yield self.space.changed(self.typical, draw, rate)

    def _aimed(self) -> Iterator[Specimen]:
        """Units whose values lie on, just below and just above the numbers that conditions compare them with."""
        ends = self.one.aims() if self.one else thresholds(self.whole.plan)
        if not ends:
            return
        engine = self.engine if self.one else compile_plan(self.whole.plan, outputs=[n for n, _ in ends])
        for name, cut in sorted(ends)[:200]:
            if name not in engine.names:
                continue
            slot = engine.names.index(name)
            for variable in self.space.tables["unit"].values():
                for number in range(len(self.plans) if self.one else 1):
                    yield from self._about(engine, slot, variable, cut, number)

    def _magnitudes(self) -> Iterator[Specimen]:
        """One event of each kind with numbers of every size: few of those drawn by chance are of a middling one."""
        draw = random.Random(SEED)
        for table in self.space.below:
            line = self.space.line(table, draw)
            for name, variable in self.space.tables[table].items():
                wide = variable.kind in ("count", "number", "points") and variable.hi > WIDE
                for value in sizes(variable.lo, variable.hi) if wide else ():
                    lines = ({**line, name: value},)
                    yield from (evolve(s, lines={table: lines}) for s in (self.typical, self._ordinary()))

    def _about(self, engine: Evaluator, slot: int, variable: Variable, cut: int, number: int) -> Iterator[Specimen]:
        for target in (cut - 1, cut, cut + 1):
            if (found := self._aim(engine, slot, variable, target, number)) is not None:
                yield found

    def _aim(self, engine: Evaluator, slot: int, variable: Variable, target: int, number: int) -> Specimen | None:
        """The typical unit with one fact moved so that a column has a value, by halving."""
        if variable.choices or variable.kind not in ("points", "count", "ratio", "number", "days"):
            return None
        run = self._runs(self.typical)[number]

        def at(steps: int) -> tuple[Specimen, int]:
            specimen = with_value(self.typical, variable.name, variable.lo + steps * variable.step)
            return specimen, engine.record(self.space.row(specimen), run)[slot]

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
        """For each direction the first unit that shows it, with nothing in it but what makes the difference."""
        found: dict[int, Witness] = {}
        for specimen in self.specimens(tries):
            old, new = self.results(specimen)[:2]
            if old != new:
                way = direction(old, new)
                if way not in found:
                    found[way] = self._plain(specimen, way)
                if {1, -1} <= found.keys():
                    break
        return found

    def _plain(self, specimen: Specimen, way: int) -> Witness:
        """The unit without what does not matter, as long as it moves the same way."""

        def shows(tried: Specimen) -> bool:
            old, new = self.results(tried)[:2]
            return old != new and direction(old, new) == way

        asked = self.space.only_asked(specimen)
        least = simpler(asked if shows(asked) else specimen, self.typical, self.space, shows)
        old, new = self.results(least)[:2]
        return Witness(least, old, new, self.typical, kinds=self.kinds)


def sizes(lo: Fraction, hi: Fraction) -> Iterator[Fraction]:
    """1, 2, 5, 10, 20, 50 … between two ends."""
    for power in range(20):
        for digit in (1, 2, 5):
            if lo <= digit * 10**power <= hi:
                yield Fraction(digit * 10**power)


def _ends(variable: Variable) -> list[object]:
    return list(variable.choices) if variable.choices else [variable.lo, variable.hi]
