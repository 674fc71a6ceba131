"""What batches of units add up to: folds over all units, and ranks by counting distinct keys, without keeping a row.

fold over a class     (value, state) of each group, one batch merged into the next
rank                  distinct keys with how often they came; afterwards the place of a key is how many come before it
"""

from collections.abc import Sequence

import numpy as np
from attrs import define, field

from ruledsl.backends.arrays_folds import ERROR, MISSING, NOT_APPLICABLE, Pair, Values
from ruledsl.backends.arrays_tables import distinct

#: Keys of so many different numbers have their places in one array.
DENSE = 2**22
#: Distinct keys of batches are merged when so many have come together.
MERGED = 2**20
_EXTREME = {"min": np.minimum, "max": np.maximum}


@define
class Gathered:
    """One fold: its value and state for every group seen so far."""

    op: str
    value: Values = None
    status: Values = None

    def add(self, value: Values, status: Values | None) -> None:
        """Merge what a batch found; it knows all groups of the batches before and perhaps more."""
        states = np.zeros(len(value), np.int8) if status is None else np.asarray(status)
        if self.value is None:
            self.value, self.status = np.asarray(value), states
            return
        old = len(self.value)
        self.value, self.status = (
            np.concatenate([self._merged(value[:old], states[:old]), value[old:]]),
            np.concatenate([self._state(states[:old]), states[old:]]),
        )

    def _merged(self, value: Values, states: np.ndarray) -> Values:
        match self.op:
            case "any":
                return self.value | value
            case "all":
                return self.value & value
            case "count" | "sum":
                return self.value + value
        both = _EXTREME[self.op](self.value, value)
        return np.where(states > 0, self.value, np.where(self.status > 0, value, both))

    def _state(self, states: np.ndarray) -> np.ndarray:
        """The worse of two, except that an extreme over nothing is one over something."""
        nothing = np.minimum(self.status, states) == 0
        worse = np.maximum(self.status, states)
        return np.where(nothing & (worse == NOT_APPLICABLE), 0, worse).astype(np.int8)


@define
class Histogram:
    """One rank: the distinct keys of each group, their number, and the groups in which no rank is certain."""

    columns: list[list[np.ndarray]] = field(factory=list)
    counts: list[np.ndarray] = field(factory=list)
    broken: np.ndarray = field(factory=lambda: np.zeros(0, bool))
    _places: np.ndarray = field(factory=lambda: np.zeros(0, np.int64))
    _levels: list[tuple[np.ndarray, np.ndarray]] = field(factory=list)
    _dense: tuple[list[int], list[int]] | None = None

    def add(self, keys: Sequence[np.ndarray], states: np.ndarray, at: np.ndarray, groups: int) -> None:
        """Count the rows of a batch."""
        self.broken = np.concatenate([self.broken, np.zeros(groups - len(self.broken), bool)])
        self.broken[at[states >= MISSING]] = True
        columns = [at, *keys]
        if states.any():
            columns = [c[states == 0] for c in columns]
        ids, firsts = distinct(columns)
        self.columns.append([c[firsts] for c in columns])
        self.counts.append(np.bincount(ids, minlength=len(firsts)))
        if sum(map(len, self.counts[1:])) > MERGED:
            self._merge()

    def _merge(self) -> None:
        columns = [np.concatenate(parts) for parts in zip(*self.columns, strict=True)]
        ids, firsts = distinct(columns)
        counts = np.zeros(len(firsts), np.int64)
        np.add.at(counts, ids, np.concatenate(self.counts))
        self.columns, self.counts = [[c[firsts] for c in columns]], [counts]

    def settle(self, lost: np.ndarray | None) -> None:
        """After the last batch: the place of every key, counted within its group."""
        self._merge()
        if lost is not None:
            self.broken = self.broken | lost
        columns, counts = self.columns[0], self.counts[0]
        before = np.cumsum(counts) - counts
        group = columns[0]
        starts = np.ones(len(group), bool)
        starts[1:] = group[1:] != group[:-1]
        places = before - np.maximum.accumulate(np.where(starts, before, 0)) + 1
        self._index(columns, places)

    def _index(self, columns: Sequence[np.ndarray], places: np.ndarray) -> None:
        lows = [int(c.min()) if len(c) else 0 for c in columns]
        widths = [int(c.max()) - low + 1 if len(c) else 1 for c, low in zip(columns, lows, strict=True)]
        width = 1
        for each in widths:
            width *= each
        if width <= DENSE:
            self._dense = lows, widths
            self._places = np.zeros(width, np.int64)
            self._places[self._packed(columns)] = places
            return
        code = np.zeros(len(places), np.int64)
        for column in columns:
            own = np.unique(column)
            pairs = code * len(own) + np.searchsorted(own, column)
            both = np.unique(pairs)
            self._levels.append((own, both))
            code = np.searchsorted(both, pairs)
        self._places = np.zeros(len(places), np.int64)
        self._places[code] = places

    def _packed(self, columns: Sequence[np.ndarray]) -> np.ndarray:
        assert self._dense is not None
        key = np.zeros(len(columns[0]), np.int64)
        for column, low, width in zip(columns, *self._dense, strict=True):
            key = key * width + (column - low)
        return key

    def _code(self, columns: Sequence[np.ndarray]) -> np.ndarray:
        """The number of each row's keys among the distinct ones."""
        if self._dense is not None:
            return self._packed(columns)
        code = np.zeros(len(columns[0]), np.int64)
        for column, (own, both) in zip(columns, self._levels, strict=True):
            code = np.searchsorted(both, code * len(own) + np.searchsorted(own, column))
        return code

    def of(self, keys: Sequence[np.ndarray], states: np.ndarray, at: np.ndarray) -> Pair:
        """The ranks of a batch that was counted."""
        columns = [at, *keys]
        if not states.any():
            ranks = self._places[self._code(columns)] if len(at) else np.zeros(0, np.int64)
        else:
            which = np.flatnonzero(states == 0)
            ranks = np.zeros(len(at), np.int64)
            ranks[which] = self._places[self._code([c[which] for c in columns])] if len(which) else 0
        status = np.where(self.broken[at] & (states != NOT_APPLICABLE), ERROR, states)
        return ranks, status.astype(np.int8)
