"""Plan → an evaluator of records: Python generated once, run for one unit or for all of them.

    evaluator = compile_plan(plan)
    evaluator.record(row, year)         what one unit's row decides
    evaluator.population(rows, year)    everything, ranks and classes too

Rows are laid out as ``records`` says.  All numbers are scaled integers.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from attrs import frozen

from ruledsl.backends.record_functions import Run, lines_function, unit_function
from ruledsl.backends.record_layers import Layers, layers, unit_table
from ruledsl.backends.record_population import Population, population
from ruledsl.backends.record_quiet import parts_apart
from ruledsl.backends.record_simplify import simplified
from ruledsl.backends.record_trace import trace_function
from ruledsl.collector import collector_paused
from ruledsl.ir import Absence, Plan

Row = tuple[Any, ...]


@frozen(slots=False)
class Evaluator:
    """A compiled plan.

    ``record(row, year=())`` computes the unit columns that need one unit only.  Without trace it returns a tuple of
    the outputs in their order: each value, followed by its status (``ir.Absence`` as a number; the value is 0 then)
    if its type can be absent; ``names`` says what stands where, and ``population_names`` the same of ``population``,
    which also has the outputs that need other units.  With trace the result is a mapping (``Trace``) of every unit column (and
    of outputs of other tables that were asked for by name), an ``Absence`` standing for a value that is not there.
    """

    plan: Plan
    record: Callable[..., Any]
    names: tuple[str, ...]
    population_names: tuple[str, ...]
    _layers: Layers
    _population: Population

    def population(
        self,
        rows: Sequence[Row | None],
        year: Row = (),
        lost: Mapping[str, Collection[Row]] = {},
    ) -> list[Any]:
        """The results of all units, in the order of the rows.

        None stands for a unit of the roster that was rejected: its result is None, and what is folded over all units
        is an error.  ``lost`` names for each GROUP table the keys (tuples of values) of the groups such units belong
        to: folds over those are errors too.
        """
        return self._population.run(rows, year, lost)

    def lines(self, row: Row, year: Row = ()) -> dict[str, list[dict[str, int | Absence]]]:
        """The columns of every row of the tables within one unit, as far as they need that unit only."""
        return _by_row(self._layers, self._line_columns, self._line_function(row, year))

    @cached_property
    def _line_columns(self) -> list[str]:
        one = self._layers
        columns = [one.columns[c.name] for c in one.plan.columns if one.below(c.table)]
        return [c.name for c in columns if one.stages[c.name] == 0]

    @cached_property
    def _line_function(self) -> Run:
        with _deep():
            return lines_function(self._layers, self._line_columns)


def compile_plan(plan: Plan, trace: bool = False, outputs: Sequence[str] | None = None) -> Evaluator:
    """The plan as code that returns the named columns, or with ``trace`` all of a unit.

    Without names: the plan's outputs.  A reading that is not settled in the plan is read from the row of the year.
    """
    with _deep():
        rows = [c for e in plan.entries if (c := e.column("taken"))] if trace else []
        named = outputs if outputs is not None else rows if trace else [name for _, name in plan.outputs]
        own = [c.name for c in plan.columns if c.table == unit_table(plan)] if trace else []
        one = parts_apart(layers(simplified(plan, {*named, *own}), {*named, *own}))
        wanted = [name for name in dict.fromkeys(named) if not one.below(one.columns[name].table)]
        wanted = list(dict.fromkeys([*own, *wanted]))
        alone = [name for name in wanted if one.stages[name] == 0]
        record = trace_function(one, alone) if trace else unit_function(one, alone)
        everyone = population(one, wanted, trace, record if alone == wanted else None)
    return Evaluator(plan, record, _slots(one, alone), _slots(one, wanted), one, everyone)


def _slots(one: Layers, names: Sequence[str]) -> tuple[str, ...]:
    """The name of each slot of a result; that of a status is the column's and ``:status``."""
    return tuple(slot for n in names for slot in ((n, f"{n}:status") if one.columns[n].type.absent else (n,)))


def _by_row(one: Layers, names: Sequence[str], lists: tuple[Any, ...]) -> dict[str, list[dict[str, int | Absence]]]:
    result: dict[str, list[dict[str, int | Absence]]] = {}
    parts = iter(lists)
    for name in names:
        column, values = one.columns[name], next(parts)
        if column.type.absent:
            values = [Absence(s) if s else v for v, s in zip(values, next(parts), strict=True)]
        rows = result.setdefault(column.table, [{} for _ in values])
        for row, value in zip(rows, values, strict=True):
            row[name] = value
    return result


@contextmanager
def _deep() -> Iterator[None]:
    """Room for expressions as deep as authors nest them: Python's own limit is about 300 of our levels."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 20_000))
    try:
        with collector_paused():
            yield
    finally:
        sys.setrecursionlimit(before)
