"""Facts by chance for a plan: each unit as a row for the back-end and, in natural values, for the oracle.

Every fact draws from a pool made once: the ends of its domain, the numbers that the measure names and their neighbours,
days around the ends of the year, and some values of no interest.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from attrs import define, field, frozen
from oracle_values import NA

from ruledsl.ir import Absence, Fact, Plan, Type
from ruledsl.measure import Measure
from ruledsl.records import RowShape, shape
from ruledsl.statements.year import Year
from ruledsl.syntax import Quantity, walk
from ruledsl.validity import year_roles

#: A stored value, its status, and the value as the oracle is told it.
Drawn = tuple[int, int, Any]

INCIDENTS = ("甲事", "乙事")
_UNIT_OF = {"points": "points", "ratio": "percent", "days": "days"}


def natural(kind: Type, value: int) -> Any:
    """A stored value as an author writes it."""
    match kind.kind:
        case "flag":
            return bool(value)
        case "date":
            return value
        case "choice":
            return kind.choices[value]
    return Fraction(value, 10**kind.decimals)


@frozen(eq=False)
class Population:
    """Units as rows and in words, the row of the run and its facts in words; classes that lost a unit besides."""

    rows: list[tuple[Any, ...]]
    units: list[dict[str, Any]]
    run_row: tuple[int, ...]
    run: dict[str, Any]
    lost: frozenset[str] = frozenset()


@define(eq=False)
class Facts:
    """Draws facts for a plan; ``measure`` says which numbers are worth trying."""

    plan: Plan
    measure: Measure
    year: int
    random: Random
    pools: dict[str, list[Drawn]] = field(factory=dict)
    numbers: dict[str, list[Fraction]] = field(factory=dict)
    days: list[int] = field(factory=list)
    shapes: dict[str, RowShape] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for node in walk(self.measure.statements):
            if isinstance(node, Quantity):
                unit = "percent" if node.unit == "percent_points" else node.unit
                worth = Fraction(node.value, 10**node.decimals)
                self.numbers.setdefault(unit, []).append(worth / 100 if unit == "percent" else worth)
        span = self.measure.only(Year)
        assert span is not None
        first, last = ((day - date(1970, 1, 1)).days for day in (span.first(self.year), span.last(self.year)))
        self.days = [first, last, first - 1, last + 1, first + 1, last - 1, *range(first + 3, last, 29)]
        self.pools = {f.name: self._pool(f) for f in self.plan.facts if f.type.kind not in ("text", "key")}

    def _pool(self, fact: Fact) -> list[Drawn]:
        kind = fact.type
        pool: list[Drawn] = [(v, 0, natural(kind, v)) for v in self._values(fact)]
        if fact.when_absent == "default" and not kind.absent and fact.table == "unit":
            pool = [*pool * 3, (fact.default, 0, None)]
        for state, word in ((Absence.MISSING, None), (Absence.NOT_APPLICABLE, NA)):
            if state in kind.absent:
                pool += [(0, int(state), word)] * max(1, len(pool) // 4)
        return pool

    def _values(self, fact: Fact) -> list[int]:
        kind, draw = fact.type, self.random
        if kind.kind == "date":
            return self.days if fact.role == "date" else [self.days[0] + 40 + n for n in (0, 0, 1, 14, 15, 16, 30)]
        if kind.kind == "flag":
            return [0, 0, 0, 1] if fact.role == "veto" else [0, 1]
        if kind.kind == "choice":
            return list(range(len(kind.choices)))
        scale = 10**kind.decimals
        near = [n * scale + d for n in self.numbers.get(_UNIT_OF.get(kind.kind, ""), []) for d in (-1, 0, 1)]
        values = [kind.lo, kind.hi, *(int(n) for n in near if n == int(n) and kind.lo <= n <= kind.hi)]
        top = min(kind.hi, kind.lo + (12 if kind.kind == "count" or fact.table != "unit" else 120) * scale)
        small = [n for n in (kind.lo + 1, kind.lo + 2, kind.lo + 3) if n <= kind.hi]
        return [*values, *small, *(draw.randint(kind.lo, top) for _ in range(len(values) + 12))]

    # ---- drawing

    def population(self, size: int, readings: dict[str, str]) -> Population:
        """Some units with their rows, under options in use."""
        run_row, run = self._run(readings)
        drawn = [self._unit() for _ in range(size)]
        classes = [words["类别"] for _, words in drawn]
        lost = frozenset(self.random.sample(classes, 1) if self.random.random() < 0.1 else ())
        return Population([row for row, _ in drawn], [words for _, words in drawn], run_row, run, lost)

    def _run(self, readings: dict[str, str]) -> tuple[tuple[int, ...], dict[str, Any]]:
        slots = shape(self.plan, "year")
        row, words = [0] * slots.size, {}
        own = {"year": self.year, **year_roles(self.measure, self.year)}
        for fact in slots.facts:
            value, status, words[fact.path] = self.random.choice(self.pools[fact.name])
            row[slots.values[fact.name]] = own.get(fact.role, value)
            if fact.name in slots.statuses:
                row[slots.statuses[fact.name]] = status
        for parameter in self.plan.parameters:
            row[slots.readings[parameter.name]] = parameter.options.index(readings[parameter.name])
        return tuple(row), words

    def _unit(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        row, facts = self._filled("unit")
        events: dict[str, list[dict[str, Any]]] = {}
        approvals: dict[str, Any] = {}
        slots = self._slots("unit")
        below = {name: self.plan.table(name) for name in slots.tables}
        rows = self._events([n for n, t in below.items() if t.storage == "event_lines"], events)
        tables: dict[str, list[dict[str, Any]]] = {}
        for name, table in below.items():
            if table.storage == "approvals" and self.random.random() < 0.3:
                line, words = self._filled(name)
                rows[name] = [tuple(line)]
                approvals[table.tag] = words["限额"]
            elif table.storage not in ("approvals", "event_lines"):
                filled = [self._filled(name) for _ in range(self.random.choice((0, 1, 2, 4)))]
                rows[name] = [tuple(line) for line, _ in filled]
                tables[name] = [words for _, words in filled]
        for name, slot in slots.tables.items():
            row[slot] = tuple(rows.get(name, ()))
        words = {"类别": facts.pop("类别"), "facts": facts, "events": events, "approvals": approvals, "tables": tables}
        return tuple(row), words

    def _events(self, kinds: list[str], events: dict[str, list[dict[str, Any]]]) -> dict[str, list[tuple[Any, ...]]]:
        """Some events; one of them may stand in several kinds, or twice in one."""
        draw, rows = self.random, {}
        for number in range(1, 1 + (draw.choice((0, 0, 1, 1, 2, 3, 5, 8)) if kinds else 0)):
            day = draw.choice(self.days)
            about = draw.choice((None, None, *INCIDENTS))
            for kind in draw.choices(kinds, k=draw.choice((1, 1, 1, 2, 3))):
                line, words = self._filled(kind)
                slots = self._slots(kind)
                for fact in slots.facts:
                    if fact.role == "date":
                        line[slots.values[fact.name]] = words[fact.path] = day
                    elif fact.role == "incident":
                        line[slots.values[fact.name]] = INCIDENTS.index(about) if about else -number
                words |= {"事由": about, "事件": number}
                rows.setdefault(kind, []).append(tuple(line))
                events.setdefault(kind, []).append(words)
        return rows

    def with_less(self, one: Population) -> Iterator[Population]:
        """The same unit with one event line or approval less, each in turn."""
        (row,), (unit,) = one.rows, one.units
        for name, slot in self._slots("unit").tables.items():
            table = self.plan.table(name)
            for place in range(len(row[slot])):
                less = list(row)
                less[slot] = row[slot][:place] + row[slot][place + 1 :]
                events, approvals = dict(unit["events"]), dict(unit["approvals"])
                tables = dict(unit["tables"])
                if table.storage == "approvals":
                    del approvals[table.tag]
                else:
                    home = events if table.storage == "event_lines" else tables
                    home[name] = home[name][:place] + home[name][place + 1 :]
                words = {**unit, "events": events, "approvals": approvals, "tables": tables}
                yield Population([tuple(less)], [words], one.run_row, one.run, one.lost)

    def _filled(self, table: str) -> tuple[list[Any], dict[str, Any]]:
        """A row with its own facts, and the facts in words."""
        slots, pools, choice = self._slots(table), self.pools, self.random.choice
        row: list[Any] = [0] * slots.size
        words: dict[str, Any] = {}
        for fact in slots.facts:
            name = fact.name
            if name in pools:
                row[slots.values[name]], status, words[fact.path] = choice(pools[name])
                if name in slots.statuses:
                    row[slots.statuses[name]] = status
        return row, words

    def _slots(self, table: str) -> RowShape:
        if table not in self.shapes:
            self.shapes[table] = shape(self.plan, table)
        return self.shapes[table]


def options(plan: Plan, random: Random, settled: float = 0.3) -> dict[str, str]:
    """An option for every reading; now and then those that the file has settled on."""
    keep = random.random() < settled
    return {p.name: p.value if keep and p.value else random.choice(p.options) for p in plan.parameters}
