"""The rows of a plan's tables as positions: which rows of a store belong to a table, which row is above which.

store event_lines   #kind 4 0 4 1 …     sorted by kind once, so that the rows of a table are a slice of every column
group incident      the distinct keys of its members: each member knows the position of its group
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import define, field

from ruledsl.ir import READING, Fact, Plan, Table
from ruledsl.records import shape
from ruledsl.stores import KIND, PARENT, STATUS, column_of, store_of, stores

Row = tuple[Any, ...]
Facts = Mapping[str, Mapping[str, np.ndarray]]
Values = Any


@define
class Tables:
    """All rows; positions are found when somebody asks, and then kept."""

    plan: Plan
    facts: Facts
    year: Row
    tables: dict[str, Table] = field(init=False)
    _facts: dict[str, Fact] = field(init=False)
    _slices: dict[str, tuple[str, slice]] = field(init=False, factory=dict)
    _orders: dict[str, np.ndarray | None] = field(init=False, factory=dict)
    _sorted: dict[tuple[str, str], np.ndarray] = field(init=False, factory=dict)
    _above: dict[tuple[str, str], np.ndarray] = field(init=False, factory=dict)
    _groups: dict[str, tuple[np.ndarray, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.tables = {t.name: t for t in self.plan.tables}
        self._facts = {f.name: f for f in self.plan.facts}
        for store in stores(self.plan).values():
            columns = self.facts[store.name]
            size = len(next(iter(columns.values())))
            self._orders[store.name] = None
            if len(store.tables) == 1:
                self._slices[store.tables[0]] = store.name, slice(0, size)
                continue
            kind = columns[KIND]
            self._orders[store.name] = np.argsort(kind, kind="stable")
            ends = np.cumsum(np.bincount(kind, minlength=len(store.tables))).tolist()
            for table, start, end in zip(store.tables, [0, *ends], ends, strict=False):
                self._slices[table] = store.name, slice(start, end)

    def size(self, table: str) -> int:
        """How many rows a table has."""
        if table in self._slices:
            _, rows = self._slices[table]
            return int(rows.stop - rows.start)
        if self.tables[table].kind == "PARAM":
            return 1
        return len(self._group(table)[0])

    # --- facts ---------------------------------------------------------------------------------------------------

    def table_of(self, name: str) -> str:
        """The table of a fact; readings belong to the run."""
        if name.startswith(READING):
            return next(t.name for t in self.plan.tables if t.kind == "PARAM")
        return self._facts[name].table

    def fact(self, name: str) -> tuple[Values, Values | None]:
        """A fact for all rows of its table, and its status if it can be absent."""
        table = self.table_of(name)
        if self.tables[table].kind == "PARAM":
            slots = shape(self.plan, table)
            if name.startswith(READING):
                return self.year[slots.readings[name.removeprefix(READING)]], None
            status = slots.statuses.get(name)
            return self.year[slots.values[name]], None if status is None else self.year[status]
        fact = self._facts[name]
        value = self.column(table, column_of(fact))
        return value, self.column(table, column_of(fact) + STATUS) if fact.type.absent else None

    def column(self, table: str, name: str) -> np.ndarray:
        """A physical column, the rows of one table."""
        store, rows = self._slices[table]
        order, column = self._orders[store], self.facts[store][name]
        if order is None:
            return column
        if (store, name) not in self._sorted:
            self._sorted[store, name] = column[order]
        return self._sorted[store, name][rows]

    # --- rows above rows -----------------------------------------------------------------------------------------

    def above(self, table: str, target: str) -> np.ndarray | None:
        """For each row of a table the position of its row, ancestor or group in the target; None if it is that row.

        Every row sees the one row of the run.
        """
        if table == target:
            return None
        if self.tables[target].kind == "PARAM":
            return np.zeros(self.size(table), np.int64)
        if (table, target) not in self._above:
            way = self._route(table, target, False) or self._route(table, target, True)
            assert way is not None, f"{target} is not above {table}"
            self._above[table, target] = self._walked(way)
        return self._above[table, target]

    def _route(self, table: str, target: str, grouped: bool) -> tuple[str, ...] | None:
        """The tables on the way, through parents and, where ``grouped``, through groups first."""
        if table == target:
            return (table,)
        near = [t.name for t in self.plan.tables if grouped and t.kind == "GROUP" and table in t.over]
        for step in (*near, self.tables[table].parent):
            if step and self.tables[step].kind != "PARAM" and (further := self._route(step, target, grouped)):
                return (table, *further)
        return None

    def _walked(self, way: tuple[str, ...]) -> np.ndarray:
        """From the rows of the first table to the positions in the last."""
        result = self._step(*way[:2])
        for table, step in pairwise(way[1:]):
            result = self._step(table, step)[result]
        return result

    def _step(self, table: str, step: str) -> np.ndarray:
        if self.tables[step].kind == "GROUP" and table in self.tables[step].over:
            found = self._group(step)
            return found[1 + self.tables[step].over.index(table)]
        if self.tables[table].kind == "GROUP":
            return self._group(table)[0]
        links = self.column(table, PARENT)
        unit = next(t.name for t in self.plan.tables if t.kind == "ROSTER")
        order = self._orders[store_of(self.tables[step], unit)]
        if order is None:
            return links
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        return place[links] - self._slices[step][1].start

    def grouped(self, group: str, ids: np.ndarray, size: int) -> None:
        """Say which group of a kind each unit belongs to, and how many there are: units are seen a batch at a time."""
        self._groups[group] = (np.zeros(size, np.int64), ids)

    def keys(self, group: str) -> list[tuple[np.ndarray, ...]]:
        """The values of the keys of a kind of group over units, for each unit."""
        table = self.tables[group]
        facts = self._key_facts(table, table.over[0])
        return [tuple(np.asarray(part) for part in self.fact(f.name) if part is not None) for f in facts]

    def _key_facts(self, group: Table, member: str) -> list[Fact]:
        named = {column_of(f): f for f in self.plan.facts if f.table == member}
        return [named[key] for key in group.keys]

    def _group(self, name: str) -> tuple[np.ndarray, ...]:
        """The row above each group of a kind, then for each table of its members the group of each row."""
        if name in self._groups:
            return self._groups[name]
        group = self.tables[name]
        parts = [self.member(group, table) for table in group.over]
        columns = [np.concatenate(parts_of) for parts_of in zip(*(p[0] for p in parts), strict=True)]
        lacking = np.concatenate([p[1] for p in parts])
        sizes = [len(p[1]) for p in parts]
        ids, firsts = numbered(columns, len(lacking), lacking)
        within = group.parent and self.tables[group.parent].kind != "PARAM"
        above = columns[0][firsts] if within else np.zeros(len(firsts), np.int64)
        self._groups[name] = (above, *np.split(ids, np.cumsum(sizes)[:-1]))
        return self._groups[name]

    def member(self, group: Table, table: str) -> tuple[list[np.ndarray], np.ndarray]:
        """The columns by which rows of a table are grouped, and which rows lack one."""
        columns: list[np.ndarray] = []
        size = self.size(table)
        if group.parent and self.tables[group.parent].kind != "PARAM":
            way = self._route(table, group.parent, False)
            assert way is not None, f"{group.parent} is not above {table}"
            columns.append(self._walked(way) if len(way) > 1 else np.arange(size))
        lacking = np.zeros(size, bool)
        for fact in self._key_facts(group, table):
            value, status = self.fact(fact.name)
            columns.append(np.broadcast_to(value, (size,)))
            if status is not None:
                lacking |= np.asarray(status) > 0
        return columns, lacking


def numbered(columns: Sequence[np.ndarray], size: int, lacking: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows numbered by their distinct keys, and the first row of each number; a row that lacks a key is alone."""
    if not columns:
        return np.zeros(size, np.int64), np.zeros(min(size, 1), np.int64)
    alone = bool(lacking.any())
    which = np.flatnonzero(~lacking) if alone else None
    ids, firsts = distinct([c if which is None else c[which] for c in columns])
    if which is None:
        return ids, firsts
    result = np.empty(size, np.int64)
    result[which] = ids
    result[lacking] = len(firsts) + np.arange(size - len(which))
    return result, np.concatenate([which[firsts], np.flatnonzero(lacking)])


def distinct(columns: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Rows numbered by their distinct keys in the order of these, and the first row of each number."""
    key, width = packed(columns)
    if not len(columns[0]):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if key is not None and width <= 8 * len(key) + 2**16:
        return _counted(key, width)
    order = np.argsort(key, kind="stable") if key is not None and width else np.lexsort(tuple(reversed(columns)))
    new = np.zeros(len(order), bool)
    new[0] = True
    for column in [key] if key is not None else columns:
        in_order = column[order]
        new[1:] |= in_order[1:] != in_order[:-1]
    ids = np.empty(len(order), np.int64)
    ids[order] = np.cumsum(new) - 1
    return ids, order[new]


def _counted(key: np.ndarray, width: int) -> tuple[np.ndarray, np.ndarray]:
    """The same without sorting, where there are few numbers that a key can be."""
    first = np.full(width, -1, np.int64)
    first[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    there = np.flatnonzero(first >= 0)
    firsts = first[there]
    first[there] = np.arange(len(there))  # from here on the number of each key
    return first[key], firsts


def packed(columns: Sequence[np.ndarray]) -> tuple[np.ndarray | None, int]:
    """One number that orders rows as all columns together, the first most; None where 63 bits do not suffice.

    Also returns how many numbers there can be.
    """
    key: np.ndarray | None = None
    width = 1
    for column in columns:
        if not len(column) or column.dtype == object:
            return None, 0
        low, high = int(column.min()), int(column.max())
        width *= high - low + 1
        if width >= 2**62:
            return None, 0
        part = column.astype(np.int64, copy=False) - low
        key = part if key is None else key * (high - low + 1) + part
    return key, width
