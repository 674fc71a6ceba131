"""Every unit of a year under both versions: totals, grades and ranks as ``eval`` gives them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.witness import direction
from ruledsl.facts import FactSet
from ruledsl.ir import Absence, Plan
from ruledsl.measure import Measure
from ruledsl.tools.evaluate import lost_groups, run_row

Row = tuple[Any, ...]


@frozen
class Outcome:
    """What a unit gets; ``absent`` are the reasons for what is not there, by role.  A lower level is a better grade."""

    total: Fraction | None = None
    grade: str = ""
    level: int | None = None
    rank: int | None = None
    absent: tuple[tuple[str, str], ...] = ()


@frozen
class Cause:
    """What some edits do to a unit: alone (one group) or only together; ``points`` are their part of the difference.

    ``rank`` says that its place moves, be it that the edits move nobody but others.
    """

    groups: tuple[int, ...]
    points: Fraction
    grade: bool
    rank: bool = False


@frozen
class Moved:
    """A unit under both versions."""

    unit: str
    class_name: str
    old: Outcome
    new: Outcome
    causes: tuple[Cause, ...] = ()

    @property
    def points(self) -> Fraction | None:
        if self.old.total is None or self.new.total is None:
            return None
        return self.new.total - self.old.total

    @property
    def grades(self) -> int | None:
        """How many grades better (above 0) or worse."""
        return None if self.old.level is None or self.new.level is None else self.old.level - self.new.level

    @property
    def ranks(self) -> int | None:
        return None if self.old.rank is None or self.new.rank is None else self.old.rank - self.new.rank

    @property
    def direction(self) -> int:
        """1: not worse in points and grade; −1: not better; 0: better in one, worse in the other, or not comparable."""
        return direction(self.old, self.new)

    @property
    def moved(self) -> bool:
        """Whether its own points or grade are others, or there only under one version."""
        return (self.old.total, self.old.level) != (self.new.total, self.new.level)

    @property
    def changed(self) -> bool:
        return self.old != self.new

    @property
    def consequence(self) -> tuple[object, ...]:
        """The graver first: a result lost or gained, grades, places, points."""
        lost = (self.old.total is None, self.old.grade) != (
            self.new.total is None,
            self.new.grade,
        ) and self.points is None
        return (not lost, -abs(self.grades or 0), -abs(self.ranks or 0), -abs(self.points or 0))


@define
class Year:
    """The facts of a year as both versions read them, with the plans (readings settled) that they are put under.

    ``one`` is the plan of both where only readings differ: it is run, under each choice of them.
    """

    old: FactSet
    new: FactSet
    plans: tuple[Plan, Plan]
    measures: tuple[Measure, Measure]
    chosen: tuple[Mapping[str, str], Mapping[str, str]]
    one: OnePlan | None = None

    def outcomes(self, which: int) -> dict[str, Outcome]:
        """The results under one version as ``eval`` gives them."""
        facts, plan = (self.old, self.new)[which], self.plans[which]
        engine = self.one.engine if self.one else compile_plan(plan)
        return evaluated(engine, plan, facts, self.run_row(which))

    def run_row(self, which: int) -> Row:
        facts, plan, measure = (self.old, self.new)[which], self.plans[which], self.measures[which]
        year = facts.year if facts.year is not None else measure.year
        assert year is not None
        return run_row(measure, plan, facts, year, self.chosen[which])


def evaluated(engine: Evaluator, plan: Plan, facts: FactSet, run: Row) -> dict[str, Outcome]:
    """Every unit's outcome; a unit that was rejected has none."""
    made = engine.population([u.row for u in facts.units], run, lost_groups(plan, facts))
    read = Reader(engine, plan, dict(plan.outputs))
    pairs = zip(facts.units, made, strict=True)
    return {u.name: read.outcome(cells) for u, cells in pairs if cells is not None}


@define
class Reader:
    """Reads outcomes out of the cells that an evaluator returns; those of several runs stand one after the other."""

    engine: Evaluator
    plan: Plan
    outputs: Mapping[str, str]
    start: int = 0
    slots: dict[str, tuple[int, int | None]] = field(init=False)
    scale: int = field(init=False, default=1)
    grades: tuple[str, ...] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        names = self.engine.population_names
        at = {name: n for n, name in enumerate(names, self.start)}
        self.slots = {r: (at[c], at.get(f"{c}:status")) for r, c in self.outputs.items() if c in at}
        if "total" in self.slots:
            self.scale = 10 ** self.plan.column(self.outputs["total"]).type.decimals
        if "grade" in self.slots:
            self.grades = self.plan.column(self.outputs["grade"]).type.choices

    def value(self, cells: Sequence[int], role: str) -> int | Absence | None:
        if role not in self.slots:
            return None
        value, status = self.slots[role]
        return Absence(cells[status]) if status is not None and cells[status] else cells[value]

    def outcome(self, cells: Sequence[int]) -> Outcome:
        found = {role: self.value(cells, role) for role in ("total", "grade", "rank")}
        absent = tuple((role, v.name.lower()) for role, v in found.items() if isinstance(v, Absence))
        there = {role: v for role, v in found.items() if v is not None and not isinstance(v, Absence)}
        total = Fraction(there["total"], self.scale) if "total" in there else None
        level = there.get("grade")
        return Outcome(total, self.grades[level] if level is not None else "", level, there.get("rank"), absent)


def moved(year: Year) -> tuple[Moved, ...]:
    """Every unit that both versions can evaluate, in roster order of the new one."""
    before, after = year.outcomes(0), year.outcomes(1)
    units = [u for u in year.new.units if u.name in before and u.name in after]
    return tuple(Moved(u.name, u.class_name, before[u.name], after[u.name]) for u in units)
