"""Units that land on the ends of a plan and one unit in the last place beside them.

Some units are tried as they come; then, where an end was missed, one thing is changed in one of them – a fact, a fact of a
line, the number of lines – towards the value at which the sides meet: between two values of which one lies below and one
above, as a straight line would have it, and half-way every other time.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

import numpy as np
from attrs import define, evolve, field, frozen
from every_end import BESIDE, End, every_end
from generate import Drawn, Facts, Population, natural
from treatments import Given, Treated

from ruledsl.backends.arrays import ArrayEvaluator, compile_arrays
from ruledsl.ir import Fact, Plan
from ruledsl.stores import filled

#: So many units are tried, in so many of them things are changed, and an end is approached in so many places and steps.
TRIED, CHANGED, PLACES, STEPS = 60, 10, 4, 12
#: By how much a gap may change, on the way, with one unit of what is changed: each time a search of its own.
STEEPEST = (100, 2)
#: The most lines of one kind, and how far from the year days may lie.
LINES, DAYS = 16, 400
#: Shares of the maximum that facts of a unit have together.
SHARES = (0, 0.3, 0.6, 0.8, 0.9, 1)

_WORDS = ("flag", "choice", "key", "text")

#: An end by its number, and how far beside it.
Mark = tuple[int, int]
NONE: Given = {}


@frozen(eq=False)
class Tried:
    """A unit: its facts that are not as usual, and the lines of each table with the incident that each is of."""

    given: Given
    lines: Mapping[str, Sequence[tuple[Given, int]]]


@frozen
class Place:
    """What can be changed: a fact of the unit, a fact of its first line in a table, or (no fact) how many lines it has."""

    table: str
    fact: Fact | None
    points: tuple[int, ...]

    def put(self, unit: Tried, value: int) -> Tried:
        fact = self.fact
        if fact is None:
            first = (unit.lines.get(self.table) or [({}, 3)])[0][0]
            return evolve(unit, lines={**unit.lines, self.table: [(first, 3 + n) for n in range(value)]})
        drawn = {fact.name: (value, 0, natural(fact.type, value))}
        if self.table == "unit":
            return evolve(unit, given={**unit.given, **drawn})
        (first, incident), *others = unit.lines.get(self.table) or [({}, 3)]
        return evolve(unit, lines={**unit.lines, self.table: [({**first, **drawn}, incident), *others]})


@frozen(eq=False)
class Bracket:
    """An end that a change crosses: the values of which one lies below and the other above, and the gaps there."""

    mark: Mark
    unit: Tried
    place: Place
    low: int
    high: int
    at_low: int
    at_high: int

    def between(self, straight: bool) -> int:
        """The next value to try."""
        line = self.low + (self.mark[1] - self.at_low) * (self.high - self.low) // (self.at_high - self.at_low)
        return min(max(line if straight else (self.low + self.high) // 2, self.low + 1), self.high - 1)

    def narrowed(self, value: int, gap: int) -> "Bracket":
        if (gap > self.mark[1]) == (self.at_high > self.mark[1]):
            return evolve(self, high=value, at_high=gap)
        return evolve(self, low=value, at_low=gap)


@define(eq=False)
class Landing:
    """The search in one plan under the facts of one run."""

    facts: Facts
    ends: tuple[End, ...] = field(init=False)
    plan: Plan = field(init=False)
    watched: ArrayEvaluator = field(init=False)
    treated: Treated = field(init=False)
    #: The unit that lands on an end, and what is not usual in the facts of its run.
    found: dict[Mark, tuple[Tried, Given]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.ends, self.plan = every_end(self.facts.plan)
        self.watched = compile_arrays(self.plan, [n for e in self.ends for n in e.seen])
        self.facts._slots("unit")
        self.treated = Treated(self.facts)

    # ---- looking

    def gaps(self, rows: Sequence[Any], run: tuple[int, ...]) -> np.ndarray:
        """For each end and unit how far the sides lie apart, least and greatest; no number where one is not there."""
        stored = filled(self.facts.plan, rows)
        columns = {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in stored.items()}
        cells = self.watched.run(columns, run)
        none = np.zeros(len(rows), np.int8)
        gaps = np.full((len(self.ends), 2, len(rows)), np.nan)
        for number, end in enumerate(self.ends):
            for side, name in enumerate((end.seen[0], end.seen[-1])):
                states = cells.get(f"{name}:status", none)
                gaps[number, side] = np.where(states > 0, np.nan, cells[name].astype(float))
        return gaps

    def landed(self, gaps: np.ndarray) -> Iterator[tuple[Mark, int]]:
        """Which units land on which ends."""
        for beside in BESIDE:
            hits = (gaps == beside).any(1)
            for number in np.flatnonzero(hits.any(1)).tolist():
                yield (number, beside), int(hits[number].argmax())

    def _look(self, units: Sequence[Tried], run: tuple[int, ...], of: Given = NONE) -> np.ndarray:
        gaps = self.gaps([self.treated.unit(u.given, u.lines)[0] for u in units], run)
        for mark, at in self.landed(gaps):
            self.found.setdefault(mark, (units[at], of))
        return gaps

    # ---- what was found

    def look(self, readings: dict[str, str]) -> None:
        """Search under some readings."""
        usual, _ = self.treated.run(readings, {})
        self.search(usual)
        self._runs(readings, usual)

    def populations(self, readings: dict[str, str]) -> Iterator[Population]:
        """All units that landed somewhere, those of one run together."""
        runs: dict[int, tuple[Given, dict[int, Tried]]] = {}
        for unit, of in self.found.values():
            runs.setdefault(id(of), (of, {}))[1][id(unit)] = unit
        for of, units in runs.values():
            made = [self.treated.unit(u.given, u.lines) for u in units.values()]
            yield Population([r for r, _ in made], [w for _, w in made], *self.treated.run(readings, of))

    def _runs(self, readings: dict[str, str], usual: tuple[int, ...]) -> None:
        """Ends that the facts of the run decide: each such fact by as much as the ends are away."""
        unit = Tried({}, {})
        row = self.treated.unit({}, {})[0]
        base = self.gaps([row], usual)[:, 0, 0]
        for fact in self.treated.asked("year"):
            now = self.treated.usual[fact.name][0]
            if fact.type.kind in _WORDS or self.treated.own(fact):
                continue
            moved = self.gaps([row], self._run_of(readings, fact, now + 1)[0])[:, 0, 0] - base
            for value in dict.fromkeys(self._where(now, base, moved, fact)):
                run, of = self._run_of(readings, fact, value)
                self._look([unit], run, of)

    def _run_of(self, readings: dict[str, str], fact: Fact, value: int) -> tuple[tuple[int, ...], Given]:
        of = {fact.name: (value, 0, natural(fact.type, value))}
        return self.treated.run(readings, of)[0], of

    def _where(self, now: int, base: np.ndarray, moved: np.ndarray, fact: Fact) -> Iterator[int]:
        """The values of a fact of the run at which ends are that it moves one to one and that were missed."""
        for number, beside in product(np.flatnonzero(np.abs(moved) == 1).tolist(), BESIDE):
            value = now + int((beside - base[number]) * moved[number])
            if (number, beside) not in self.found and fact.type.lo <= value <= fact.type.hi:
                yield value

    # ---- trying

    def search(self, run: tuple[int, ...]) -> None:
        """Land on what can be landed on under the facts of a run."""
        for steepest in STEEPEST:
            tried = [self._usual(share) for share in SHARES for _ in range(TRIED // len(SHARES))]
            self._look(tried, run)
            self._approach(self._brackets(tried[:: len(tried) // CHANGED], run, steepest), run)

    def _approach(self, brackets: list[Bracket], run: tuple[int, ...]) -> None:
        """Ever closer to where the sides meet."""
        for step in range(STEPS):
            brackets = [b for b in brackets if b.mark not in self.found and b.high - b.low > 1]
            if not brackets:
                return
            values = [b.between(step % 2 == 0) for b in brackets]
            gaps = self._look([b.place.put(b.unit, v) for b, v in zip(brackets, values, strict=True)], run)
            brackets = [
                b.narrowed(v, int(gaps[b.mark[0], 0, n]))
                for n, (b, v) in enumerate(zip(brackets, values, strict=True))
                if not np.isnan(gaps[b.mark[0], 0, n])
            ]

    def _usual(self, share: float) -> Tried:
        """A unit whose facts are about that share of what they can be, some as they come; now and then lines."""
        draw = self.facts.random
        given = {}
        for fact in self.treated.asked("unit"):
            low, high = fact.type.lo, fact.type.hi
            if fact.type.kind in ("points", "ratio", "number", "count") and fact.role != "class":
                high = min(high, low + 10 ** draw.choice((1, 2, 3))) if high - low > 10**5 else high
                value = low + int((high - low) * min(1, share * draw.uniform(0.98, 1.02)))
                given[fact.name] = (value, 0, natural(fact.type, value))
            elif fact.role == "class" or (draw.random() < 0.5 and fact.role != "veto"):
                there = [drawn for drawn in self.facts.pools[fact.name] if not drawn[1] and drawn[2] is not None]
                given[fact.name] = draw.choice(there)
        chosen = [t for t in self.facts.shapes["unit"].tables if draw.random() < 0.2]
        return Tried(given, {t: [(self._line(t), 1 + draw.randrange(4))] for t in chosen})

    def _line(self, table: str) -> dict[str, Drawn]:
        return {f.name: self.facts.random.choice(self.facts.pools[f.name]) for f in self.treated.asked(table)}

    def places(self) -> Iterator[Place]:
        """Everything that can be changed, with the values between which it is changed."""
        for table in ("unit", *self.facts.shapes["unit"].tables):
            for fact in self.treated.asked(table):
                if fact.type.kind not in _WORDS:
                    yield Place(table, fact, self._points(fact))
            if table != "unit" and self.facts.plan.table(table).storage != "approvals":
                yield Place(table, None, (0, 4, LINES))

    def _points(self, fact: Fact) -> tuple[int, ...]:
        kind, days = fact.type, self.facts.days
        if kind.kind == "date":
            return (days[0] - DAYS, days[0], days[1], days[1] + DAYS)
        near = (kind.lo, 0, 100 * 10**kind.decimals, 10**6, kind.hi)
        return tuple(sorted({n for n in near if kind.lo <= n <= min(kind.hi, max(kind.lo, 10**9))}))

    def _brackets(self, units: Sequence[Tried], run: tuple[int, ...], steepest: float) -> list[Bracket]:
        """Where a change in one place crosses an end that was missed."""
        changes = [(u, p, v) for p in self.places() for u in units for v in p.points]
        gaps = self._look([p.put(u, v) for u, p, v in changes], run)[:, 0]
        lows = np.array([n for n, (a, b) in enumerate(pairwise(changes)) if a[0] is b[0] and a[1] is b[1]])
        widths = np.array([changes[n + 1][2] - changes[n][2] for n in lows])
        places = [id(changes[n][1]) for n in lows]
        found = []
        for number, beside in product(range(len(self.ends)), BESIDE):
            low, high = gaps[number][lows], gaps[number][lows + 1]
            crosses = np.flatnonzero((low < beside) & (high > beside) | (low > beside) & (high < beside))
            if (number, beside) not in self.found:
                steep = np.abs(high - low)[crosses] / widths[crosses]
                near = crosses[np.argsort(steep, kind="stable")][: np.count_nonzero(steep <= steepest)]
                for at in _apart(near.tolist(), places):
                    (unit, place, value), other = changes[lows[at]], changes[lows[at] + 1][2]
                    found.append(Bracket((number, beside), unit, place, value, other, int(low[at]), int(high[at])))
        return found


def _apart(crosses: Sequence[int], places: Sequence[int]) -> list[int]:
    """Some of the crossings, the flattest first, in different places before any twice."""
    first: dict[int, list[int]] = {}
    for at in crosses:
        first.setdefault(places[at], []).append(at)
    return [own[n] for n in range(PLACES) for own in first.values() if len(own) > n][:PLACES]
