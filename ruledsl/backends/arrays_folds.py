"""Folds over arrays: many rows into the row above each, and ranks among the rows of a group."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from ruledsl.backends.arrays_tables import Tables, packed
from ruledsl.ir import Absence

NOT_APPLICABLE, NO_SCORE, MISSING, ERROR = (int(a) for a in list(Absence)[1:])
#: Sums below this are exact in the numbers that counting with weights uses.
EXACT = 2**53
Values = Any
Pair = tuple[Values, Values | None]


@frozen
class Losses:
    """Units that are not there: the keys of the groups they belong to, by kind of group."""

    keys: Mapping[str, Collection[tuple[Any, ...]]]
    any: bool

    def of(self, tables: Tables, target: str) -> np.ndarray | None:
        """Which rows of a table above the units lost one."""
        if not self.any:
            return None
        size = tables.size(target)
        if tables.tables[target].kind == "PARAM":
            return np.ones(size, bool)
        gone = np.zeros(size, bool)
        keys, ids = tables.keys(target), tables.above(tables.tables[target].over[0], target)
        if not keys or ids is None:
            return np.ones(size, bool)
        for lost in self.keys.get(target, ()):
            member = np.ones(len(keys[0][0]), bool)
            for (value, *_), wanted in zip(keys, lost, strict=True):
                member &= value == wanted
            gone[ids[member]] = True
        return gone


@frozen
class Taken:
    """The rows that take part in a fold: their targets, which of them belong (None: all), the states of the others."""

    at: np.ndarray
    size: int
    belongs: np.ndarray | None
    states: np.ndarray | None

    def pick(self, values: Values) -> tuple[np.ndarray, np.ndarray]:
        """Targets and values of the rows that belong."""
        column = np.broadcast_to(values, self.at.shape)
        return (self.at, column) if self.belongs is None else (self.at[self.belongs], column[self.belongs])

    def worst(self) -> np.ndarray | None:
        """The state of each target, from rows whose state is worse than not applicable."""
        if self.states is None:
            return None
        bad = self.states > NOT_APPLICABLE
        result = np.zeros(self.size, np.int8)
        np.maximum.at(result, self.at[bad], self.states[bad])
        result[result > NO_SCORE] = ERROR
        return result


def taken(at: np.ndarray, size: int, where: Pair | None, status: Values | None) -> Taken:
    """Rows that meet a condition and have their value; one whose condition is absent counts as an absent value."""
    shape = at.shape
    belongs = states = None
    if where is not None:
        belongs = np.broadcast_to(np.asarray(where[0]).astype(bool), shape)
        if where[1] is not None:
            states = np.broadcast_to(where[1], shape)
            belongs = belongs & (states == 0)
    if status is not None:
        own = np.broadcast_to(status, shape)
        own = own if belongs is None else np.where(belongs, own, 0)
        states = own if states is None else np.maximum(states, own)
        belongs = own == 0 if belongs is None else belongs & (own == 0)
    return Taken(at, size, belongs, None if states is None else states.astype(np.int8))


def folded(op: str, rows: Taken, values: Values) -> Pair:
    """The value of each target over the rows that belong to it; min and max of none are not applicable."""
    at, column = rows.pick(values)
    worst = rows.worst()
    if op in ("min", "max"):
        value, there = _extreme(op, at, column, rows.size)
        nothing = np.where(there, 0, NOT_APPLICABLE).astype(np.int8)
        return value, nothing if worst is None else np.where(worst > 0, worst, nothing)
    match op:
        case "count":
            return np.bincount(at, minlength=rows.size), worst
        case "sum":
            return _sums(at, column, rows.size), worst
        case "any":
            result = np.zeros(rows.size, bool)
            result[at[column.astype(bool)]] = True
            return result, worst
    assert op == "all"
    result = np.ones(rows.size, bool)
    result[at[~column.astype(bool)]] = False
    return result, worst


def _sums(at: np.ndarray, column: np.ndarray, size: int) -> np.ndarray:
    if column.dtype == object:
        result = np.zeros(size, object)
        np.add.at(result, at, column)
        return result
    if not len(column):
        return np.zeros(size, np.int64)
    if column.strides == (0,):  # the same for every row
        return np.bincount(at, minlength=size) * int(column[0])
    most = max(abs(int(column.min())), abs(int(column.max())))
    if most * len(column) < EXACT:
        return np.bincount(at, weights=column, minlength=size).astype(np.int64)
    result = np.zeros(size, np.int64)
    np.add.at(result, at, column.astype(np.int64, copy=False))
    return result


def _extreme(op: str, at: np.ndarray, column: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    there = np.zeros(size, bool)
    there[at] = True
    result = np.zeros(size, object if column.dtype == object else np.int64)
    if len(column):
        result[at] = column.max() if op == "min" else column.min()
        (np.minimum if op == "min" else np.maximum).at(result, at, column)
    return result, there


def joined(op: str, parts: Sequence[tuple[Taken, Values]], size: int, start: int) -> np.ndarray:
    """The extreme or sum over the rows of several tables, or what it is over none."""
    result = np.full(size, start, np.int64)
    ufunc = {"min": np.minimum, "max": np.maximum, "sum": np.add}[op]
    for rows, values in parts:
        at, column = rows.pick(values)
        ufunc.at(result, at, column.astype(np.int64, copy=False))
    return result


def ranked(
    keys: Sequence[np.ndarray], states: np.ndarray, at: np.ndarray, lost: np.ndarray | None, ordinal: bool
) -> Pair:
    """The rank (or ordinal) of each row in its group, smaller keys first; a row in a state of absence has none.

    A missing value or an error in a group leaves no rank in it certain.
    """
    broken = np.zeros(int(at.max()) + 1 if len(at) else 0, bool) if lost is None else lost.copy()
    broken[at[states >= MISSING]] = True
    which = np.flatnonzero(states == 0)
    result = np.zeros(len(states), np.int64)
    if len(which):
        every = len(which) == len(states)
        columns = [at if every else at[which], *(k if every else k[which] for k in keys)]
        result[which] = _places(columns, ordinal)
    status = np.where(broken[at] & (states != NOT_APPLICABLE), ERROR, states) if len(at) else states
    return result, status.astype(np.int8)


def _places(columns: list[np.ndarray], ordinal: bool) -> np.ndarray:
    """Places by the columns after the first, within equal values of the first."""
    key, width = packed(columns)
    if key is not None and not ordinal and width <= 4 * len(key) + 2**20:
        spread = width // (int(columns[0].max()) - int(columns[0].min()) + 1)
        counts = np.bincount(key, minlength=width).reshape(-1, spread)
        before = counts.cumsum(axis=1) - counts
        return before.reshape(-1)[key] + 1
    order = np.argsort(key, kind="stable") if key is not None else np.lexsort(tuple(reversed(columns)))
    position = np.arange(len(order))
    group = columns[0][order]
    starts = np.concatenate([[True], group[1:] != group[:-1]])
    place = position - np.maximum.accumulate(np.where(starts, position, 0)) + 1
    if not ordinal:
        new = starts.copy()
        for column in [key] if key is not None else columns[1:]:
            in_order = column[order]
            new[1:] |= in_order[1:] != in_order[:-1]
        place = place[np.maximum.accumulate(np.where(new, position, 0))]
    result = np.empty(len(order), np.int64)
    result[order] = place
    return result
