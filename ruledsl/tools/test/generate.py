"""Proposed cases: existing ones changed in one thing, chosen because they reach a side that no case reaches yet.

Where a number decides, the value at which the decision turns is looked for, and both neighbours are proposed: the last
on one side and the first on the other, one smallest step apart.  What comes out is computed, not confirmed.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from ruledsl.backends.walk import Row, Walk, walked, world_of
from ruledsl.facts import FactSet
from ruledsl.ir import Expr, Field, Plan, Ref, walk
from ruledsl.node import evolve
from ruledsl.tools.run import days_of_year
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.coverage import numbers_of
from ruledsl.tools.test.model import Case
from ruledsl.tools.test.observe import Observed, sight
from ruledsl.tools.test.thresholds import FAILS, HOLDS, Decision, decisions, side
from ruledsl.tools.test.variations import Base, Slot, Variation, slots, variations

#: So many cases are proposed, and so many cases are varied.
MOST, BASES = 200, 40

#: A decision by its number, and its side.
Mark = tuple[int, str]


@frozen(eq=False)
class Proposal:
    """A varied case with what comes out of it."""

    base: str
    variation: Variation
    facts: FactSet
    observed: dict[str, Observed]
    before: dict[str, Observed]


@define(eq=False)
class _Eye:
    """The sides that a walk takes, and the sign of every comparison."""

    numbers: dict[int, list[int]]
    marks: dict[Mark, None] = field(factory=dict)
    signs: dict[int, set[int]] = field(factory=dict)

    def __call__(self, node: Expr, row: Row, decision: int) -> None:
        for number in self.numbers.get(id(node), ()):
            self.marks[(number, side(node, decision))] = None
            self.signs.setdefault(number, set()).add(decision)


def propose(
    bench: Bench, cases: Sequence[tuple[Case, FactSet, Mapping[str, str]]], most: int = MOST
) -> tuple[Proposal, ...]:
    """Cases that reach what the given ones do not, in the order in which they were found."""
    search = _Search(bench, decisions(bench.plan), most)
    bases = [(_base(c, f, chosen), f) for c, f, chosen in cases if all(u.row is not None for u in f.units)][:BASES]
    for base, facts in bases:
        search.reached.update(search.look(base.as_it_is, facts)[0].marks)
    for base, facts in bases:
        search.vary(base, facts)
    return tuple(search.found)


@frozen(eq=False)
class _Based(Base):
    @property
    def as_it_is(self) -> Variation:
        return Variation("", self.units, self.run, self.chosen)


def _base(case: Case, facts: FactSet, chosen: Mapping[str, str]) -> "_Based":
    assert facts.run_row is not None
    return _Based(case.name, facts.units, facts.run_row, chosen)


@define(eq=False)
class _Search:
    bench: Bench
    listed: tuple[Decision, ...]
    most: int
    numbers: dict[int, list[int]] = field(init=False)
    reached: dict[Mark, None] = field(factory=dict)
    bounded: set[tuple[int, str]] = field(factory=set)
    found: list[Proposal] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.numbers = numbers_of(self.bench.plan, self.listed)

    def look(self, variation: Variation, facts: FactSet) -> tuple[_Eye, Walk]:
        """What a variation reaches."""
        eye = _Eye(self.numbers)
        changed = evolve(facts, units=variation.units, run_row=variation.run)
        rows = [u.row for u in variation.units if u.row is not None]
        world = world_of(self.bench.plan, rows, self.bench.run_row(changed, variation.chosen))
        seen = walked(self.bench.plan, world, eye)
        for number, decision in enumerate(self.listed):
            if decision.node is None:
                for value, status in seen.values[decision.column]:
                    if not status:
                        eye.marks[(number, HOLDS if value else FAILS)] = None
        return eye, seen

    def vary(self, base: "_Based", facts: FactSet) -> None:
        """All one-step changes of a case, and the values at which decisions turn."""
        days = self._days(facts)
        for variation in variations(self.bench.plan, base, days):
            self.consider(base, variation, facts)
        here = slots(self.bench.plan)
        for slot in here:
            if slot.fact.type.kind not in ("flag", "choice", "date"):
                self.bound(base, facts, slot)
        for slot in here:
            if slot.fact.type.kind == "date":
                self.dates(base, facts, slot, here, days)

    def _days(self, facts: FactSet) -> tuple[int, int]:
        measure = self.bench.compiled.measure
        year = facts.year if facts.year is not None else measure.year
        days = days_of_year(measure, year)
        return days["year_first"], days["year_last"]

    def consider(self, base: "_Based", variation: Variation, facts: FactSet, always: bool = False) -> None:
        """Propose a variation that reaches something new."""
        if len(self.found) >= self.most:
            return
        eye, seen = self.look(variation, facts)
        news = tuple(mark for mark in eye.marks if mark not in self.reached)
        if news or always:
            self.reached.update(eye.marks)
            changed = evolve(facts, units=variation.units, run_row=variation.run)
            before = self.look(base.as_it_is, facts)[1]
            self.found.append(
                Proposal(
                    base.name,
                    variation,
                    changed,
                    self._observed(variation, seen),
                    self._observed(base.as_it_is, before),
                )
            )

    def _observed(self, variation: Variation, seen: Walk) -> dict[str, Observed]:
        view, rows = sight(self.bench.plan), seen.world.rows["unit"]
        return {u.name: view.observed(seen.trace(r)) for u, r in zip(variation.units, rows, strict=True)}

    # ---- where a number decides

    def bound(self, base: "_Based", facts: FactSet, slot: Slot) -> None:
        """For every decision that turns between the ends of a fact: both neighbours of the turning point."""
        kind, now = slot.fact.type, slot.value(base)
        points = sorted({kind.lo, kind.hi, *([] if now is None else [now])})
        signs = {v: self.look(slot.put(base, v), facts)[0].signs for v in points}
        for low, high in pairwise(points):
            for number in sorted(signs[low]):
                name = (number, "")
                if name not in self.bounded and _turns(signs[low].get(number), signs[high].get(number)):
                    self.bounded.add(name)
                    for value in self._turning(base, facts, slot, number, low, high):
                        self.consider(base, slot.put(base, value), facts, always=True)

    def _turning(self, base: "_Based", facts: FactSet, slot: Slot, number: int, low: int, high: int) -> Iterator[int]:
        """The last value on the side of ``low`` and the first of the other, where equality decides also that."""
        first = self.look(slot.put(base, low), facts)[0].signs.get(number)
        a, b = low, high
        while b - a > 1:
            middle = (a + b) // 2
            if self.look(slot.put(base, middle), facts)[0].signs.get(number) == first:
                a = middle
            else:
                b = middle
        yield from (a, b)
        if b < high and self.look(slot.put(base, b), facts)[0].signs.get(number) == {0}:
            yield b + 1

    # ---- days

    def dates(self, base: "_Based", facts: FactSet, slot: Slot, every: Sequence[Slot], days: tuple[int, int]) -> None:
        """Where a day is compared with another: the same day, a day before, a day after, and as far as a rule counts."""
        middle = (days[0] + days[1]) // 2
        for number, decision in enumerate(self.listed):
            node = decision.node
            if (
                node is None
                or decision.kind != "compare"
                or ((number, HOLDS) in self.reached and (number, FAILS) in self.reached)
            ):
                continue
            names = _facts(self.bench.plan, node)
            if slot.fact.name not in names:
                continue
            set_ = base
            for other in every:
                if (
                    other.fact.name in names
                    and other is not slot
                    and other.fact.type.kind == "date"
                    and other.value(base) is None
                ):
                    set_ = _as_base(set_, other.put(set_, middle))
            self._days_of(set_, facts, slot, number, middle)

    def _days_of(self, base: "_Based", facts: FactSet, slot: Slot, number: int, middle: int) -> None:
        low, high = slot.put(base, middle - 400), slot.put(base, middle + 400)
        signs = [self.look(v, facts)[0].signs.get(number) for v in (low, high)]
        if _turns(*signs):
            for value in self._turning(base, facts, slot, number, middle - 400, middle + 400):
                self.consider(base, slot.put(base, value), facts, always=True)


def _as_base(base: "_Based", variation: Variation) -> "_Based":
    return _Based(base.name, variation.units, variation.run, variation.chosen)


def _turns(one: set[int] | None, other: set[int] | None) -> bool:
    return bool(one and other and one != other)


def _facts(plan: Plan, node: Expr) -> set[str]:
    """The facts that a node reads, through the columns that it reads."""
    columns = {c.name: c.expr for c in plan.columns}
    found: set[str] = set()
    waiting, seen = [node], set()
    while waiting:
        for part in walk(waiting.pop()):
            if isinstance(part, Field):
                found.add(part.name)
            elif isinstance(part, Ref) and part.column not in seen:
                seen.add(part.column)
                waiting.append(columns[part.column])
    return found
