"""A world of known rows, with every fact a variable that is held at its value: the solver has to do the arithmetic."""

from collections.abc import Iterator
from typing import Any

import z3
from attrs import define, field

from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_replay import Cell, cell_in
from ruledsl.backends.solver_rows import Row, Value, World
from ruledsl.backends.solver_terms import const, switch, variable
from ruledsl.ir import Fact, Plan
from ruledsl.records import shape


@define(eq=False)
class Fixed:
    """Rows of a plan in a world; ``held`` says what every variable is."""

    plan: Plan
    world: World = field(factory=World)
    held: list[z3.BoolRef] = field(factory=list)
    count: int = 0

    def add(self, table: str, row: tuple[Any, ...], parent: Row | None) -> Row:
        slots = shape(self.plan, table)
        made = self.world.add(Row(table, {}, parent))
        for fact in slots.facts:
            status = row[slots.statuses[fact.name]] if fact.name in slots.statuses else 0
            made.facts[fact.name] = self.fact(fact, status, row[slots.values[fact.name]])
        for name, place in slots.readings.items():
            options = next(p.options for p in self.plan.parameters if p.name == name)
            made.facts[f"reading:{name}"] = const(0), self.variable(0, len(options) - 1, row[place])
        for child, place in slots.tables.items():
            for below in row[place]:
                self.add(child, below, made)
        return made

    def fact(self, fact: Fact, status: int, value: int) -> Value:
        state = self.variable(0, max([0, *map(int, fact.type.absent)]), status)
        low, high = min(fact.type.lo, value), max(fact.type.hi, value)
        if fact.type.kind != "flag":
            return state, self.variable(low, high, value)
        self.count += 1
        term = switch(f"v{self.count}")
        self.held.append(term.z == bool(value))
        return state, term

    def variable(self, low: int, high: int, value: int) -> Any:
        self.count += 1
        term = variable(f"v{self.count}", low, high)
        self.held += [] if term.known else [term.z == value]
        return term

    def group(self) -> None:
        """Rows with the same keys within the same parent are a group; one that lacks a key is alone."""
        for table in (t for t in self.plan.tables if t.kind == "GROUP" and t.parent == "unit"):
            found: dict[Any, Row] = {}
            for member in [r for t in table.over for r in self.world.rows.get(t, ())]:
                names = {f.path or f.name: f.name for f in self.plan.facts if f.table == member.table}
                key = [self.known(member.facts[names[k]]) for k in table.keys]
                place: Any = (id(member.up(table.parent)), *key) if not any(s for s, _ in key) else id(member)
                if place not in found:
                    found[place] = self.world.add(Row(table.name, {}, member.up(table.parent)))
                member.groups[table.name] = found[place]

    def known(self, value: Value) -> Cell:
        solver = z3.Solver()
        solver.add(*self.held)
        assert solver.check() == z3.sat
        return cell_in(solver.model(), value)


def solved(plan: Plan, row: tuple[Any, ...], year: tuple[Any, ...]) -> Iterator[tuple[str, str, int, Cell]]:
    """Table, column, number of the row and cell, for every column that one unit decides, as the solver finds it."""
    fixed = Fixed(plan)
    top = fixed.add("year", year, None)
    fixed.add("unit", row, top)
    fixed.group()
    encoder = Encoder(plan, fixed.world)
    cells = []
    for column in plan.columns:
        for number, one in enumerate(fixed.world.rows.get(column.table, ())):
            before = len(encoder.open)
            value = encoder.column(column.name, one)
            if len(encoder.open) == before and not closed_by(encoder, column.name):
                cells.append((column.table, column.name, number, value))
    solver = z3.Solver()
    solver.add(*fixed.held, *encoder.asserted)
    assert solver.check() == z3.sat
    model = solver.model()
    exact = not any(z3.is_true(model.eval(h.z, True)) for h in encoder.hard if not isinstance(h.z, int))
    for table, name, number, value in cells if exact else ():
        yield table, name, number, cell_in(model, value)


def closed_by(encoder: Encoder, name: str) -> bool:
    """Whether a column reads one that needs more than one unit."""
    from ruledsl.ir import Ref, walk  # noqa: PLC0415

    stack, seen = [name], set[str]()
    while stack:
        column = stack.pop()
        if column in encoder.open:
            return True
        if column not in seen:
            seen.add(column)
            stack += [n.column for n in walk(encoder.columns[column].expr) if isinstance(n, Ref)]
    return False
