"""Columns of facts (``stores``) under the names that SQL reads, and what a query found under the names of the plan."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from ruledsl.backends.sql import Query
from ruledsl.backends.sql_layout import ID, KIND, LOST, RUN, Layout
from ruledsl.backends.sql_layout import PARENT as ABOVE
from ruledsl.records import shape
from ruledsl.stores import KIND as KIND_OF
from ruledsl.stores import PARENT, STATUS, column_of, stores

Row = tuple[Any, ...]
Lost = Mapping[str, Collection[Row]] | None
#: Columns of every store by name: lists or arrays of integers.
Facts = Mapping[str, Mapping[str, Any]]


def tables(
    layout: Layout,
    facts: Facts,
    year: Row = (),
    lost: Lost = None,
    before: Mapping[str, int] = {},
) -> dict[str, "pa.Table"]:
    """Every physical table; ``lost`` are the groups that lost a unit, None where nobody was lost.

    ``before`` says of each store how many of its rows were made into tables earlier.
    """
    result = {LOST: _table(_lost(layout, lost))}
    kept_in = stores(layout.plan)
    for name, columns in layout.stored.items():
        store = layout.relations[name].store
        if name == RUN:
            result[name] = _table(_run(layout, year))
        else:
            kept = facts[store]
            size = len(next(iter(kept.values()), ()))
            start = before.get(store, 0)
            made: dict[str, Any] = {ID: range(start, start + size)}
            if PARENT in kept:
                made[ABOVE] = np.asarray(kept[PARENT], np.int64) + before.get(kept_in[store].parent, 0)
            if KIND_OF in kept:
                made[KIND] = kept[KIND_OF]
            for column, status, of in columns:
                made[column] = kept[column_of(of[0]) + STATUS * status]
            result[name] = _table(made)
    return result


def _table(columns: Mapping[str, Any]) -> "pa.Table":
    arrays = {n: pa.array(v, pa.int64()) for n, v in columns.items()}
    return pa.table({n: a.cast(pa.int16()) if narrow(n) else a for n, a in arrays.items()})


def narrow(column: str) -> bool:
    """Whether a physical column holds a state or a kind."""
    return column == KIND or column.endswith("s")


def _run(layout: Layout, year: Row) -> dict[str, list[int]]:
    """The row of the run; zeros where nothing is said about it."""
    slots = shape(layout.plan, layout.relations[RUN].tables[0])
    row = year or (0,) * slots.size
    columns: dict[str, list[int]] = {}
    readings = iter(slots.readings.values())
    for column, status, facts in layout.stored[RUN]:
        of = slots.statuses if status else slots.values
        columns[column] = [row[of[facts[0].name] if facts else next(readings)]]
    return columns or {ID: [0]}


def _lost(layout: Layout, lost: Lost) -> dict[str, Sequence[int | None]]:
    """A row for every group that lost a unit, and one for the population that did."""
    facts = layout.lost
    rows: list[dict[str, int]] = [] if lost is None else [{}]
    for group, keys in (lost or {}).items():
        rows += [dict(zip(layout.tables[group].keys, key, strict=True)) for key in keys]
    named: dict[str, Sequence[int | None]] = {
        layout.facts[f.name].name: [r.get(f.path or f.name) for r in rows] for f in facts
    }
    return named or {ID: list(range(len(rows)))}


def results(query: Query, found: "pa.Table") -> dict[str, Any]:
    """Every column asked for as an array; the state of one that can be absent under its name and ``:status``."""
    columns: dict[str, Any] = {}
    for result in query.results:
        value = found.column(result.name)
        states = found.column(result.status).to_numpy() if result.status else None
        there = value.is_valid().to_numpy()
        assert (there if states is None else there == (states == 0)).all(), (
            f"{result.column.name}: a value without state"
        )
        columns[result.column.name] = value.fill_null(0).to_numpy()
        if result.column.type.absent:
            columns[result.column.name + STATUS] = np.zeros(len(value), np.int16) if states is None else states
    return columns
