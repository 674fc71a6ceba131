"""Units in which every combination of missing, not applicable, zero and a value stands where a measure asks for facts.

    populations(facts)     without what is missing, with it (one missing fact spoils what is folded over a class), and
                           few units under every state of each fact of the run

Facts of a unit: all combinations where there are few; else all within each group of indicators, and all pairs.  Lines of
an event, approvals and tables below a unit: none, one with every combination, and two of one incident and of two.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from attrs import define, field
from generate import Drawn, Facts, Population, natural
from oracle_values import NA

from ruledsl.ir import Absence, Fact
from ruledsl.validity import year_roles

#: Up to so many combinations are all taken.
MOST, MOST_OF_LINES = 300, 60
#: States of some facts, by name; the others are as in a usual unit.
Given = dict[str, Drawn]


def states(facts: Facts, fact: Fact) -> list[Drawn]:
    """What a fact can be: a value first, then zero, then each of its absences."""
    kind = fact.type
    if kind.kind == "choice":
        worth = list(range(len(kind.choices)))
    elif kind.kind == "date":
        first, last, before, after = facts.days[:4]
        worth = [first, last, before, after] if fact.role == "date" else [first + 60]
    else:
        worth = [min(kind.hi, max(kind.lo, 3 * 10**kind.decimals)), *([0] if kind.lo <= 0 <= kind.hi else [kind.lo])]
    found: list[Drawn] = [(v, 0, natural(kind, v)) for v in dict.fromkeys(worth)]
    if fact.when_absent == "default" and not kind.absent and fact.table == "unit":
        found.append((fact.default, 0, None))
    for state, word in ((Absence.NOT_APPLICABLE, NA), (Absence.MISSING, None)):
        if state in kind.absent:
            found.append((0, int(state), word))
    return found


def all_of(facts: Facts, asked: Sequence[Fact], most: int) -> Iterator[Given]:
    """Every combination, where there are not too many; else every pair, all alike, and all but one alike."""
    own = [states(facts, f) for f in asked]
    names = [f.name for f in asked]
    if prod(map(len, own)) <= most:
        yield from (dict(zip(names, some, strict=True)) for some in product(*own))
        return
    for (a, left), (b, right) in combinations(zip(names, own, strict=True), 2):
        yield from ({a: x, b: y} for x, y in product(left, right))
    for place in range(max(map(len, own))):
        alike = {n: s[min(place, len(s) - 1)] for n, s in zip(names, own, strict=True)}
        yield alike
        yield from ({n: s for n, s in alike.items() if n != apart} for apart in names)


@define(eq=False)
class Treated:
    """Builds the units of a measure."""

    facts: Facts
    usual: Given = field(init=False)

    def __attrs_post_init__(self) -> None:
        drawn = (f for f in self.facts.plan.facts if f.name in self.facts.pools)
        self.usual = {f.name: states(self.facts, f)[0] for f in drawn}

    def asked(self, table: str) -> list[Fact]:
        """The facts of a table that have states: its class and dates of lines too, not what an event is about."""
        return [f for f in self.facts.plan.facts if f.table == table and f.name in self.usual]

    def units(self) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
        """Every combination of facts of the unit, then every one of its lines."""
        seen: set[tuple[Any, ...]] = set()
        for given in self._facts():
            if (key := tuple(sorted((n, s[:2], s[2] is None) for n, s in given.items()))) not in seen:
                seen.add(key)
                yield self.unit(given, {})
        for table in self.facts.shapes["unit"].tables:
            lines = list(all_of(self.facts, self.asked(table), MOST_OF_LINES))
            yield from (self.unit({}, {table: [(line, 1)]}) for line in lines)
            if self.facts.plan.table(table).storage != "approvals":
                yield from (self.unit({}, {table: [(line, 1), (line, n)]}) for line in lines[:8] for n in (1, 2))

    def _facts(self) -> Iterator[Given]:
        asked = self.asked("unit")
        yield {}
        if prod(len(states(self.facts, f)) for f in asked) > MOST:
            above = dict.fromkeys(f.path.rpartition(".")[0] for f in asked if "." in f.path)
            for group in above:
                yield from all_of(self.facts, [f for f in asked if f.path.startswith(f"{group}.")][:8], MOST)
            asked = [f for f in asked if f.type.absent or f.when_absent == "default" or f.role == "class"] or asked
        yield from all_of(self.facts, asked, MOST)

    def unit(
        self, given: Given, lines: Mapping[str, list[tuple[Given, int]]]
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """A usual unit but for what is given; the number of a line says which incident it is of."""
        row, words = self._filled("unit", given)
        unit: dict[str, Any] = {"events": {}, "approvals": {}, "tables": {}}
        for name, slot in self.facts.shapes["unit"].tables.items():
            made = [self._line(name, line, number) for line, number in lines.get(name, ())]
            row[slot] = tuple(tuple(r) for r, _ in made)
            table = self.facts.plan.table(name)
            if table.storage == "approvals":
                unit["approvals"] |= {table.tag: made[0][1]["限额"]} if made else {}
            elif table.storage == "event_lines":
                unit["events"] |= {name: [w for _, w in made]} if made else {}
            else:
                unit["tables"][name] = [w for _, w in made]
        return tuple(row), {"类别": words.pop("类别"), "facts": words, **unit}

    def own(self, fact: Fact) -> bool:
        """Whether the year says what a fact of the run is."""
        return fact.role in ("year", *year_roles(self.facts.measure, self.facts.year))

    def run(self, readings: dict[str, str], given: Given) -> tuple[tuple[int, ...], dict[str, Any]]:
        """The row of a usual run but for what is given, and its facts in words."""
        row, words = self.facts._run(readings)
        slots, made = self.facts._slots("year"), list(row)
        for fact in (f for f in self.asked("year") if not self.own(f)):
            made[slots.values[fact.name]], status, words[fact.path] = given.get(fact.name, self.usual[fact.name])
            if fact.name in slots.statuses:
                made[slots.statuses[fact.name]] = status
        return tuple(made), words

    def _filled(self, table: str, given: Given) -> tuple[list[Any], dict[str, Any]]:
        slots = self.facts._slots(table)
        row: list[Any] = [0] * slots.size
        words: dict[str, Any] = {}
        for fact in slots.facts:
            if fact.name in self.usual:
                row[slots.values[fact.name]], status, words[fact.path] = given.get(fact.name, self.usual[fact.name])
                if fact.name in slots.statuses:
                    row[slots.statuses[fact.name]] = status
        return row, words

    def _line(self, table: str, given: Given, incident: int) -> tuple[list[Any], dict[str, Any]]:
        """A line of an event of its own, which is about an incident with a number."""
        row, words = self._filled(table, given)
        slots = self.facts._slots(table)
        for fact in slots.facts:
            if fact.role == "incident":
                row[slots.values[fact.name]] = incident - 1
        return row, words | {"事由": f"第{incident}件事", "事件": incident}


def populations(facts: Facts, readings: dict[str, str]) -> Iterator[Population]:
    """All combinations, in populations that do not spoil each other."""
    facts._slots("unit")
    treated = Treated(facts)
    run_row, run = facts._run(readings)
    whole, spoilt = [], []
    for row, words in treated.units():
        lacks = any(v is None for v in words["facts"].values())
        (spoilt if lacks else whole).append((row, words))
    for some in (whole, spoilt):
        if some:
            yield Population([r for r, _ in some], [w for _, w in some], run_row, run)
    slots = facts._slots("year")
    few = whole[:3]
    for fact in treated.asked("year"):
        for value, status, word in states(facts, fact) if fact.type.absent else ():
            row = list(run_row)
            row[slots.values[fact.name]] = value
            row[slots.statuses[fact.name]] = status
            yield Population([r for r, _ in few], [w for _, w in few], tuple(row), run | {fact.path: word})
