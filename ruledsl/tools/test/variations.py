"""One case changed in one thing: another value of a fact, an event more or less, another day, another reading.

Changes are made on rows of facts, so that hundreds are tried in a second; what is proposed is written out as facts.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ruledsl.facts.model import LineFacts, UnitFacts
from ruledsl.facts.values import spelling
from ruledsl.ir import Absence, Fact, Plan
from ruledsl.node import evolve
from ruledsl.records import RowShape, shape

Row = tuple[Any, ...]


@frozen(eq=False)
class Variation:
    """What was changed, the rows of the units and of the run after it, and the readings."""

    what: str
    units: tuple[UnitFacts, ...]
    run: Row
    chosen: Mapping[str, str]


@frozen(eq=False)
class Base:
    """A case to be varied: its units, the facts of its run without readings, its readings."""

    name: str
    units: tuple[UnitFacts, ...]
    run: Row
    chosen: Mapping[str, str]

    def with_unit(
        self, what: str, row: Row, path: str, lines: Mapping[str, tuple[LineFacts, ...]] | None = None
    ) -> Variation:
        """The case with another row of its first unit, of which ``path`` is now said."""
        first = self.units[0]
        assumed, none = (tuple(n for n in names if n != path) for names in (first.assumed, first.nothing_to_report))
        words = dict(first.lines if lines is None else lines)
        unit = evolve(first, row=row, lines=words, assumed=assumed, nothing_to_report=none)
        return Variation(what, (unit, *self.units[1:]), self.run, self.chosen)


@frozen(eq=False)
class Slot:
    """A fact of the unit or of the run that may be set, with its place."""

    fact: Fact
    place: int
    status: int | None
    of_run: bool

    def value(self, base: Base) -> int | None:
        """What it is in a case; None where it is absent."""
        row = base.run if self.of_run else base.units[0].row
        assert row is not None
        there = self.status is None or not row[self.status]
        return row[self.place] if there and isinstance(row[self.place], int) else None

    def put(self, base: Base, value: int, absence: int = 0) -> Variation:
        """The case with another value there."""
        old = base.run if self.of_run else base.units[0].row
        assert old is not None
        row = list(old)
        row[self.place] = value
        if self.status is not None:
            row[self.status] = absence
        what = f"{self.fact.path or self.fact.name} = {_shown(self.fact, value)}"
        if self.of_run:
            return Variation(what, base.units, tuple(row), base.chosen)
        return base.with_unit(what, tuple(row), self.fact.path or self.fact.name)


def slots(plan: Plan) -> tuple[Slot, ...]:
    """The facts that a case may give: those of the unit and of the run, but not the year and the class."""
    found = []
    for table in ("unit", "year"):
        rows = shape(plan, table)
        for fact in rows.facts:
            if fact.type.kind != "key" and not fact.role.startswith(("year", "class", "decided", "month")):
                found.append(Slot(fact, rows.values[fact.name], rows.statuses.get(fact.name), table == "year"))
    return tuple(found)


def variations(plan: Plan, base: Base, days: tuple[int, int]) -> Iterator[Variation]:
    """Everything that can be changed in one step, numbers only to the ends of their domain."""
    for slot in slots(plan):
        yield from _values(slot, base)
    rows = shape(plan, "unit")
    for table, place in rows.tables.items():
        yield from _more(plan, base, table, place, days)
        yield from _less(base, table, place)
    yield from _classes(plan, base)
    yield from _readings(plan, base)


def _values(slot: Slot, base: Base) -> Iterator[Variation]:
    kind, now = slot.fact.type, slot.value(base)
    if kind.kind == "flag":
        yield slot.put(base, int(not now))
    elif kind.kind == "choice":
        yield from (slot.put(base, v) for v in range(kind.lo, kind.hi + 1) if v != now)
    elif kind.kind != "date":
        yield from (slot.put(base, v) for v in {kind.lo, kind.hi} if v != now)
    if Absence.NOT_APPLICABLE in kind.absent and slot.status is not None:
        yield evolve(slot.put(base, 0, int(Absence.NOT_APPLICABLE)), what=f"{slot.fact.path or slot.fact.name} 不涉及")


def _more(plan: Plan, base: Base, table: str, place: int, days: tuple[int, int]) -> Iterator[Variation]:
    """One more row of a table: on the first and last day of the year, a day before and after, with every choice."""
    rows = shape(plan, table)
    middle = (days[0] + days[1]) // 2
    dated = any(f.type.kind == "date" for f in rows.facts)
    options = [{}, *({f.name: v} for f in rows.facts for v in _ends(f))]
    for day in (middle, days[0], days[1], days[0] - 1, days[1] + 1) if dated else (middle,):
        for chosen in options if day == middle else [{}]:
            yield _with_row(base, rows, table, place, [_row(rows, day, chosen, -(len(base_rows(base, place)) + 1_000))])
    shared = [_row(rows, middle, {}, 9_000), _row(rows, middle, {}, 9_000)]
    if any(f.type.kind == "key" for f in rows.facts):
        yield _with_row(base, rows, table, place, shared)


def base_rows(base: Base, place: int) -> tuple[Row, ...]:
    row = base.units[0].row
    assert row is not None
    below: tuple[Row, ...] = row[place]
    return below


def _ends(fact: Fact) -> list[int]:
    kind = fact.type
    if kind.kind in ("choice", "flag"):
        return list(range(kind.lo, kind.hi + 1))[:12]
    return [kind.lo, kind.hi, kind.lo + 1, kind.hi - 1] if kind.kind not in ("key", "date") else []


def _row(rows: RowShape, day: int, chosen: Mapping[str, int], incident: int) -> Row:
    made: list[Any] = [0] * rows.size
    for fact in rows.facts:
        value = chosen.get(fact.name, fact.type.lo if fact.type.kind not in ("flag", "key") else 0)
        if fact.type.kind == "date":
            value = min(max(day, fact.type.lo), fact.type.hi)
        elif fact.role == "incident":
            value = incident
        made[rows.values[fact.name]] = value
        if fact.name in rows.statuses and fact.when_absent == "optional" and fact.role != "incident":
            made[rows.statuses[fact.name]] = int(Absence.MISSING)
    for place in rows.tables.values():
        made[place] = ()
    return tuple(made)


def _with_row(base: Base, rows: RowShape, table: str, place: int, more: list[Row]) -> Variation:
    first = base.units[0]
    assert first.row is not None
    row = list(first.row)
    row[place] = (*row[place], *more)
    named = [f for f in rows.facts if f.type.kind not in ("key", "text")]
    detail = "、".join(f"{f.path} {_shown(f, more[-1][rows.values[f.name]])}" for f in named if f.role != "id")
    count = f" ×{len(more)}，同一事由" if len(more) > 1 else ""
    words = dict(first.lines)
    words[table] = (*words.get(table, ()), *(LineFacts() for _ in more))
    return base.with_unit(f"加一条 {table}（{detail}）{count}", tuple(row), table, words)


def _shown(fact: Fact, value: int) -> str:
    if fact.type.kind == "choice":
        return fact.type.choices[value]
    return ("是" if value else "否") if fact.type.kind == "flag" else spelling(fact.type, value)


def _less(base: Base, table: str, place: int) -> Iterator[Variation]:
    """One row of a table less."""
    first = base.units[0]
    below = base_rows(base, place)
    for number in range(len(below)):
        assert first.row is not None
        row = list(first.row)
        row[place] = (*below[:number], *below[number + 1 :])
        words = dict(first.lines)
        words[table] = tuple(w for i, w in enumerate(words.get(table, ())) if i != number)
        yield base.with_unit(f"去掉第 {number + 1} 条 {table}", tuple(row), table, words)


def _classes(plan: Plan, base: Base) -> Iterator[Variation]:
    rows = shape(plan, "unit")
    fact = next(f for f in rows.facts if f.role == "class")
    first = base.units[0]
    assert first.row is not None
    for value, name in enumerate(fact.type.choices):
        if value != first.row[rows.values[fact.name]]:
            row = list(first.row)
            row[rows.values[fact.name]] = value
            unit = evolve(first, row=tuple(row), class_name=name)
            yield Variation(f"类别 {name}", (unit, *base.units[1:]), base.run, base.chosen)


def _readings(plan: Plan, base: Base) -> Iterator[Variation]:
    for parameter in plan.parameters:
        for option in parameter.options:
            if option != base.chosen[parameter.name]:
                chosen = {**base.chosen, parameter.name: option}
                yield Variation(f"{parameter.name} {option}", base.units, base.run, chosen)
