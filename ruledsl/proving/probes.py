"""Some hundred units that are tried before the solver is asked: most of what is possible is possible near by.

A typical unit, one with the least of everything, and both with one fact changed or with some events of one kind.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from typing import Any

from attrs import define, field, frozen

from ruledsl.backends.solver_replay import Cell, Replay, Unit
from ruledsl.backends.solver_typical import candidates
from ruledsl.ir import Fact, Plan
from ruledsl.records import RowShape, shape

#: So many values of a fact, and combinations of choices of an event, are tried.
VALUES, COMBINATIONS = 10, 8
#: Numbers of events of a kind.
COUNTS = (1, 12)


@frozen(eq=False)
class Cells:
    """The wanted columns of one unit; a column that has no value is None."""

    slots: Mapping[str, tuple[int, int]]
    row: tuple[int, ...]

    def __getitem__(self, name: str) -> int | None:
        value, status = self.slots.get(name, (-1, -1))
        return None if value < 0 or (status >= 0 and self.row[status]) else self.row[value]


@define(eq=False)
class Probes:
    """Units and what the record back-end says of them."""

    plan: Plan
    replay: Replay
    typical: Mapping[str, Cell]
    run: tuple[Any, ...]
    day: int
    worth: Mapping[str, tuple[int, ...]]
    found: list[tuple[Unit, Cells]] = field(factory=list)
    slots: dict[str, tuple[int, int]] = field(factory=dict)
    shapes: dict[str, RowShape] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        names = {name: place for place, name in enumerate(self.replay.evaluator.names)}
        self.slots = {n: (p, names.get(f"{n}:status", -1)) for n, p in names.items() if not n.endswith(":status")}
        self.shapes = {t.name: shape(self.plan, t.name) for t in self.plan.tables if t.kind in ("ROSTER", "CHILD")}
        for base in (self.row(self.typical), self.lowest()):
            self.take(base)
            for changed in self.changed(base):
                self.take(changed)
            for eventful in self.with_events(base):
                self.take(eventful)

    def take(self, row: list[Any]) -> None:
        unit = Unit(tuple(row), self.run)
        self.found.append((unit, self.of(unit)))

    def of(self, unit: Unit) -> Cells:
        """The columns of a unit."""
        return Cells(self.slots, tuple(self.replay.evaluator.record(unit.row, unit.run)))

    def find(self, test: Callable[[Cells], bool]) -> Unit | None:
        """A unit for which something holds."""
        return next((unit for unit, cells in self.found if test(cells)), None)

    # --- rows ---

    def row(self, cells: Mapping[str, Cell]) -> list[Any]:
        slots = self.shapes["unit"]
        row: list[Any] = [0] * slots.size
        for fact in slots.facts:
            status, row[slots.values[fact.name]] = cells[fact.name]
            if fact.name in slots.statuses:
                row[slots.statuses[fact.name]] = status
        for place in slots.tables.values():
            row[place] = ()
        return row

    def lowest(self) -> list[Any]:
        """The typical unit with the least of every fact that must be given."""
        least = dict(self.typical)
        for fact in self.shapes["unit"].facts:
            if fact.when_absent == "error" and fact.role != "class":
                last = fact.type.hi if fact.type.kind == "choice" else fact.type.lo
                least[fact.name] = 0, last
        return self.row(least)

    def changed(self, base: list[Any]) -> Iterator[list[Any]]:
        slots = self.shapes["unit"]
        for fact in slots.facts:
            for status, value in _spread(list(candidates(fact, self.worth.get(fact.name, ())))):
                row = list(base)
                row[slots.values[fact.name]] = value
                if fact.name in slots.statuses:
                    row[slots.statuses[fact.name]] = status
                yield row

    def with_events(self, base: list[Any]) -> Iterator[list[Any]]:
        slots = self.shapes["unit"]
        for table, place in slots.tables.items():
            storage = self.plan.table(table).storage
            for number in COUNTS[:1] if storage == "approvals" else COUNTS:
                for event in self.events(table):
                    row = list(base)
                    row[place] = tuple(self.copy(table, event, n) for n in range(1, number + 1))
                    yield row

    def events(self, table: str) -> Iterator[list[Any]]:
        """One event of a kind for every combination of its choices, and with the least and the greatest amounts."""
        slots = self.shapes[table]
        choices = [f for f in slots.facts if f.type.kind in ("choice", "flag")]
        every = product(*(range(f.type.lo, f.type.hi + 1) for f in choices))
        for chosen in islice(every, COMBINATIONS):
            for high in (False, True):
                row: list[Any] = [0] * slots.size
                for fact in slots.facts:
                    row[slots.values[fact.name]] = self.usual(fact, high)
                for fact, value in zip(choices, chosen, strict=True):
                    row[slots.values[fact.name]] = value
                for place in slots.tables.values():
                    row[place] = ()
                yield row

    def usual(self, fact: Fact, high: bool) -> int:
        kind = fact.type
        if kind.kind == "date":
            return min(max(self.day, kind.lo), kind.hi)
        return kind.hi if high else kind.lo

    def copy(self, table: str, event: list[Any], number: int) -> tuple[Any, ...]:
        """The event once more, about an incident of its own."""
        slots = self.shapes[table]
        row = list(event)
        for fact in slots.facts:
            if fact.type.kind == "key":
                row[slots.values[fact.name]] = -number
        return tuple(row)


def _spread(cells: list[Cell]) -> list[Cell]:
    """Some of many values: the first, the last and others evenly between."""
    if len(cells) <= VALUES:
        return cells
    step = (len(cells) - 1) / (VALUES - 1)
    return [cells[round(step * n)] for n in range(VALUES)]
