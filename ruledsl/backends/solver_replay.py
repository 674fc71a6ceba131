"""A model of the solver → rows of facts, and the same columns once more from the record back-end.

What the solver found is only believed when the evaluator that scores real units says the same of it, cell by cell.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import z3
from attrs import define, frozen

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.backends.solver_rows import Row, Value
from ruledsl.backends.solver_space import Space
from ruledsl.backends.solver_terms import Term, is_condition
from ruledsl.ir import Fact, Plan
from ruledsl.records import RowShape, shape

#: A state of absence and a value, both plain integers.
Cell = tuple[int, int]


class Disagreement(Exception):
    """The solver and the record back-end do not say the same of one unit: a mistake of this program."""


@frozen
class Unit:
    """One unit and the run it belongs to, as rows of a plan (``records.shape``)."""

    row: tuple[Any, ...]
    run: tuple[Any, ...]


def value_in(model: z3.ModelRef, term: Term) -> int:
    """The value of a term in a model; a variable that does not matter has its least value."""
    if isinstance(term.z, int):
        return term.z
    found = model.eval(term.z, model_completion=True)
    return int(z3.is_true(found)) if is_condition(term) else int(found.as_long())


def cell_in(model: z3.ModelRef, value: Value) -> Cell:
    status = value_in(model, value[0])
    return status, 0 if status else value_in(model, value[1])


@define(eq=False)
class Extract:
    """Reads rows of one plan out of a model; ``typical`` are the states and values of what the model does not know."""

    space: Space
    plan: Plan
    typical: Mapping[str, Cell]
    day: int

    def unit(self, model: z3.ModelRef) -> Unit:
        """The unit of a model and its run."""
        events = iter(range(1, 10**9))
        run = self.filled("year", self.space.run, model, events)
        slots = shape(self.plan, "year").readings
        for parameter in self.plan.parameters:
            option = self.space.run.facts.get(f"reading:{parameter.name}")
            known = parameter.options.index(parameter.value) if parameter.value else 0
            run[slots[parameter.name]] = known if option is None else cell_in(model, option)[1]
        return Unit(tuple(self.filled("unit", self.space.unit, model, events)), tuple(run))

    def filled(self, table: str, row: Row, model: z3.ModelRef, events: Iterator[int]) -> list[Any]:
        """The row of a table with the rows under it."""
        slots = shape(self.plan, table)
        made = self.own(slots, row, model)
        for child, place in slots.tables.items():
            below = (r for r in self.space.world.rows.get(child, ()) if r.parent is row)
            made[place] = tuple(tuple(one) for r in below for one in self.copies(child, r, model, events))
        return made

    def own(self, slots: RowShape, row: Row, model: z3.ModelRef) -> list[Any]:
        made: list[Any] = [0] * slots.size
        for fact in slots.facts:
            known = row.facts.get(fact.name)
            status, value = self.usual(fact) if known is None else cell_in(model, known)
            made[slots.values[fact.name]] = value
            if fact.name in slots.statuses:
                made[slots.statuses[fact.name]] = status
        return made

    def usual(self, fact: Fact) -> Cell:
        """What stands in the slot of a fact that the question does not depend on."""
        if fact.name in self.typical:
            return self.typical[fact.name]
        if fact.when_absent == "default":
            return 0, fact.default
        if fact.when_absent == "optional" and fact.type.absent:
            return int(max(fact.type.absent)), 0
        return 0, min(max(self.day, fact.type.lo), fact.type.hi) if fact.type.kind == "date" else fact.type.lo

    def copies(self, table: str, row: Row, model: z3.ModelRef, events: Iterator[int]) -> Iterator[list[Any]]:
        """The rows that a row of the space stands for: none, one, or the copies of a bundle with their amounts."""
        number = value_in(model, row.many) if row.many is not None else value_in(model, row.exists)
        slots = shape(self.plan, table)
        left = {name: value_in(model, total) for name, total in row.sums.items()}
        shared = any(g.source == g.table for g in row.groups.values())
        for rest in range(number, 0, -1):
            made = self.own(slots, row, model)
            event = next(events)
            for fact in slots.facts:
                if fact.type.kind == "key":
                    made[slots.values[fact.name]] = 1 if shared else -event
                elif fact.name in left:
                    low = fact.type.lo * (rest - 1)
                    amount = min(fact.type.hi, left[fact.name] - low)
                    made[slots.values[fact.name]] = amount
                    left[fact.name] -= amount
            yield made


@define(eq=False)
class Replay:
    """A plan compiled for the wanted columns."""

    evaluator: Evaluator

    @classmethod
    def of(cls, plan: Plan, wanted: Collection[str]) -> "Replay":
        columns = {c.name: c for c in plan.columns}
        return cls(compile_plan(plan, outputs=[n for n in wanted if n in columns and columns[n].table == "unit"]))

    def cells(self, unit: Unit) -> dict[str, Cell]:
        """State and value of each wanted column that needs one unit only."""
        found = dict(zip(self.evaluator.names, self.evaluator.record(unit.row, unit.run), strict=True))
        own = [n for n in found if not n.endswith(":status")]
        return {n: (int(found.get(f"{n}:status", 0)), int(found[n])) for n in own}


def compare(model: z3.ModelRef, columns: Mapping[str, Value], cells: Mapping[str, Cell], unit: Unit) -> None:
    """Every encoded column has in the model what the evaluator says; raises ``Disagreement`` where it has not."""
    for name, value in columns.items():
        if name in cells and cell_in(model, value) != cells[name]:
            raise Disagreement(f"{name}: {cell_in(model, value)} by the solver, {cells[name]} by the evaluator, {unit}")
