"""How the facts of many units are laid out as columns of integers: what bulk loaders write, column back-ends read.

unit           one row a unit, in roster order         考核内容  泄密  考核通知日  考核通知日:status  …
event_lines    #parent  #kind                          日期  事由  分值  …      all kinds of event together
approvals      #parent  #kind                          限额  日期
账户            #parent                                 …

A store is a physical table.  ``#parent`` is the position (from 0) of the row above in the store of that row; ``#kind``
says which of the plan's tables a row belongs to, as a position in ``Store.tables``, where there are several.  Facts with
one path share a column; a value that can be absent has its state (``ir.Absence``) beside it, and is 0 where it is not
there.  The rows of one parent stand in the order of the facts.  The row of the run is ``records.shape`` of its table.
"""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

from ruledsl.ir import Fact, Plan, Table
from ruledsl.node import Record
from ruledsl.records import shapes, stored

PARENT, KIND, STATUS = "#parent", "#kind", ":status"


class Store(Record):
    """A physical table: the plan's tables kept in it, the store of the rows above, its columns by name."""

    name: str
    parent: str
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    #: The columns that have a status beside them.
    absent: frozenset[str]

    @property
    def physical(self) -> tuple[str, ...]:
        """Every column, with those that link rows and those of states."""
        link = ((PARENT,) if self.parent else ()) + ((KIND,) if len(self.tables) > 1 else ())
        states = (s for c in self.columns for s in ((c, c + STATUS) if c in self.absent else (c,)))
        return (*link, *states)


def column_of(fact: Fact) -> str:
    """The physical column of a fact."""
    return fact.path or fact.name


def store_of(table: Table, unit: str) -> str:
    """The store in which the rows of a table are kept."""
    name = table.storage or table.name
    return name if table.kind == "ROSTER" or table.parent == unit else f"{table.parent}.{name}"


def stores(plan: Plan) -> dict[str, Store]:
    """The stores of a plan by name, parents first."""
    unit = next(t.name for t in plan.tables if t.kind == "ROSTER")
    tables: dict[str, list[Table]] = {}
    for table in plan.tables:
        if table.kind in ("ROSTER", "CHILD"):
            tables.setdefault(store_of(table, unit), []).append(table)
    named = {t.name: t for t in plan.tables}
    result: dict[str, Store] = {}
    for name, kept in tables.items():
        facts = [f for t in kept for f in stored(plan, t.name)]
        columns = tuple(dict.fromkeys(column_of(f) for f in facts))
        absent = frozenset(column_of(f) for f in facts if f.type.absent)
        above = "" if kept[0].kind == "ROSTER" else store_of(named[kept[0].parent], unit)
        result[name] = Store(name, above, tuple(t.name for t in kept), columns, absent)
    return result


def filled(plan: Plan, rows: Sequence[tuple[Any, ...]]) -> dict[str, dict[str, list[int]]]:
    """Rows of units, in the shape of ``records``, as the columns of every store."""
    kept = stores(plan)
    unit = next(s for s in kept.values() if not s.parent)
    result: dict[str, dict[str, list[int]]] = {s.name: {c: [] for c in s.physical} for s in kept.values()}
    stack = [(unit, unit.tables[0], -1, row) for row in reversed(rows)]
    homes = {t: s for s in kept.values() for t in s.tables}
    slots_of = shapes(plan)
    placed = dict.fromkeys(kept, 0)
    while stack:
        store, table, parent, row = stack.pop()
        slots, columns = slots_of[table], result[store.name]
        own: dict[str, int] = {PARENT: parent, KIND: store.tables.index(table)}
        for fact in slots.facts:
            own[column_of(fact)] = row[slots.values[fact.name]]
            if fact.name in slots.statuses:
                own[column_of(fact) + STATUS] = row[slots.statuses[fact.name]]
        for name, column in columns.items():
            column.append(own.get(name, 0))
        here = placed[store.name]
        placed[store.name] += 1
        for child, slot in reversed(slots.tables.items()):
            stack.extend((homes[child], child, here, below) for below in reversed(row[slot]))
    return result


def rows_of(plan: Plan, facts: Mapping[str, Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Columns of every store as rows of units, in the shape of ``records``."""
    kept = stores(plan)
    below: dict[str, list[list[tuple[Any, ...]]]] = {}
    made: list[tuple[Any, ...]] = []
    for store in reversed(kept.values()):
        columns = {name: list(map(int, column)) for name, column in facts[store.name].items()}
        made = _rows(plan, store, columns, below)
        if store.parent:
            size = len(next(iter(facts[store.parent].values())))
            for table in store.tables:
                below[table] = [[] for _ in range(size)]
            for row, parent, kind in zip(made, columns[PARENT], columns.get(KIND, repeat(0)), strict=False):
                below[store.tables[kind]][parent].append(row)
    return made


def _rows(
    plan: Plan, store: Store, columns: Mapping[str, list[int]], below: Mapping[str, list[list[tuple[Any, ...]]]]
) -> list[tuple[Any, ...]]:
    """The rows of a store, each with the rows below it as its table has them."""
    size = len(next(iter(columns.values())))
    of_table = shapes(plan)
    slots = [of_table[table] for table in store.tables]
    names = [[n for f in s.facts for n in _names(f, s.statuses)] for s in slots]
    found = []
    for row, kind in zip(range(size), columns.get(KIND, repeat(0)), strict=False):
        own = tuple(columns[name][row] for name in names[kind])
        found.append((*own, *(tuple(below[t][row]) for t in slots[kind].tables)))
    return found


def _names(fact: Fact, statuses: Mapping[str, int]) -> tuple[str, ...]:
    name = column_of(fact)
    return (name, name + STATUS) if fact.name in statuses else (name,)
