"""All readers of a plan beside each other: the cells of the same units, by each of them.

    asked = ask(judges, random, 20_000)            a population under random readings, as rows and as columns
    differ(asked, fast, {"arrays": arrays, …})     every cell that is not what the first reader finds

A reader takes what is asked and gives a column of integers for each name, the state of one that can be absent beside it.
The fast record back-end is held against the oracle in ``test_agreement``; here the others are held against it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any

import numpy as np
from attrs import frozen
from compare import Judges
from generate import Facts, options

from ruledsl.backends.arrays import ArrayEvaluator, compile_arrays
from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.backends.walk import walked, world_of
from ruledsl.ir import Absence, Plan
from ruledsl.stores import STATUS, filled

Row = tuple[Any, ...]
Cells = dict[str, np.ndarray]
#: So many plans are kept compiled; the next chunk of the same measure finds its own.
_KEPT = 8
_PRESENT = np.zeros(1, np.int64)


@frozen(eq=False)
class Asked:
    """What every reader is asked: the columns of a plan by name, of units given as rows and as columns of stores."""

    plan: Plan
    names: tuple[str, ...]
    rows: Sequence[Row]
    columns: Mapping[str, Mapping[str, Any]]
    year: Row
    lost: Mapping[str, Collection[Row]] | None = None

    @property
    def everyone(self) -> list[Row | None]:
        """The rows, and nobody at the end where somebody is not there."""
        return [*self.rows, *([] if self.lost is None else [None])]


Reader = Callable[[Asked], Cells]


def shown(plan: Plan) -> tuple[str, ...]:
    """Every column of units."""
    return tuple(c.name for c in plan.columns if c.table == "unit")


def of_rows(plan: Plan, rows: Sequence[Row], year: Row, lost: Mapping[str, Collection[Row]] | None = None) -> Asked:
    """Rows of units, as columns too."""
    stored = {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in filled(plan, rows).items()}
    return Asked(plan, shown(plan), rows, stored, year, lost)


def ask(judges: Judges, random: Random, size: int) -> Asked:
    """Many random units of a measure under random readings, now and then with a class that lost a unit."""
    from many import Many  # noqa: PLC0415

    facts = Facts(judges.plan, judges.measure, judges.year, random)
    people = facts.population(20, options(judges.plan, random))
    many = Many(facts, random)
    columns = many.columns(size)
    return Asked(judges.plan, shown(judges.plan), many.rows(columns), columns, people.run_row, judges.losses(people))


# ---- the readers


def fast(asked: Asked) -> Cells:
    """Records, without a trace."""
    evaluator = _evaluator(_Same(asked.plan), asked.names)
    found = evaluator.population(asked.everyone, asked.year, asked.lost or {})
    made = [row for row in found if row is not None]
    cells = zip(*made, strict=True) if made else ((),) * len(evaluator.population_names)
    return {n: np.array(c, np.int64) for n, c in zip(evaluator.population_names, cells, strict=True)}


def by(engine: Evaluator) -> Reader:
    """Records, with the traces that an evaluator makes."""

    def reader(asked: Asked) -> Cells:
        found = engine.population(asked.everyone, asked.year, asked.lost or {})
        return _of_traces(asked, [trace for trace in found if trace is not None])

    return reader


def walk(asked: Asked) -> Cells:
    """The nodes of the plan one after the other; it knows nothing of units that are not there."""
    assert asked.lost is None
    world = world_of(asked.plan, asked.rows, asked.year)
    found = walked(asked.plan, world)
    return _of_traces(asked, [found.trace(row) for row in world.rows["unit"]])


def arrays(asked: Asked) -> Cells:
    """Whole columns in memory."""
    return _in_arrays(_Same(asked.plan), asked.names).run(asked.columns, asked.year, asked.lost)


def sql(dialect: str, run: Callable[[Any, Any], Any]) -> Reader:
    """One query in a dialect, run by what takes a query and its tables."""

    def reader(asked: Asked) -> Cells:
        from ruledsl.backends.sql_rows import results, tables  # noqa: PLC0415

        query = _query(_Same(asked.plan), dialect, asked.names)
        assert query.refused == ()
        return results(query, run(query, tables(query.layout, asked.columns, asked.year, asked.lost)))

    return reader


def _of_traces(asked: Asked, traces: Sequence[Mapping[str, Any]]) -> Cells:
    found: Cells = {}
    for name in asked.names:
        states = [int(t[name]) if isinstance(t[name], Absence) else 0 for t in traces]
        found[name] = np.array([0 if s else int(t[name]) for s, t in zip(states, traces, strict=True)], np.int64)
        if any(states):
            found[name + STATUS] = np.array(states, np.int64)
    return found


class _Same:
    """A plan as a key: the same object, for to compare two plans takes as long as to compile one."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


@lru_cache(_KEPT)
def _evaluator(same: _Same, names: tuple[str, ...]) -> Evaluator:
    return compile_plan(same.plan, outputs=names)


@lru_cache(_KEPT)
def _in_arrays(same: _Same, names: tuple[str, ...]) -> ArrayEvaluator:
    return compile_arrays(same.plan, names)


@lru_cache(_KEPT)
def _query(same: _Same, dialect: str, names: tuple[str, ...]) -> Any:
    from ruledsl.backends.sql import compile_sql  # noqa: PLC0415

    return compile_sql(same.plan, dialect, names, units=10**7)


# ---- holding them against each other


def differ(asked: Asked, first: Reader, others: Mapping[str, Reader]) -> list[str]:
    """Every column on which a reader does not find what the first finds: where, and both values."""
    expected = first(asked)
    found: list[str] = []
    for name, reader in others.items():
        actual = reader(asked)
        assert set(asked.names) <= expected.keys() & actual.keys(), "every column is there"
        for slot in (s for n in asked.names for s in (n, n + STATUS)):
            # A state that a reader does not give is PRESENT everywhere.
            right, seen = (cells.get(slot, _PRESENT) for cells in (expected, actual))
            wrong = np.flatnonzero(right != seen)
            if len(wrong):
                values = " and ".join(str(np.broadcast_to(c, len(asked.rows))[wrong[0]]) for c in (right, seen))
                found.append(f"{name}: {slot} of unit {wrong[0]}: {values} ({len(wrong)} units)")
    return found
