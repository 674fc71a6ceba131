"""What a bulk run gives: the columns that are asked of an engine, and those that people get.

 单位  类别  考核主体  总分.第1步 …  总分  等次  名次  applies

Numbers are exact decimals, choices words.  A value that can be absent has its reason beside it.  ``applies`` is a set of
bits: bit n says whether the n-th statement of the score sheet applies (``Plan.entries``; 63 to a column).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from attrs import frozen

from ruledsl.facts.names import word
from ruledsl.ir import Absence, Entry, Plan, Signal, Type
from ruledsl.tools.score_sheet import ABSENT, Sheet

APPLIES, BITS = "applies", 63
Columns = Mapping[str, np.ndarray]


@frozen
class Asked:
    """The columns that people get, in order, and those that only decide whether a statement applies."""

    shown: tuple[str, ...]
    deciding: tuple[str, ...]
    #: What says that a fact is wrong.
    signals: tuple[Signal, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        told = (n for s in self.signals for n in (s.when, *(column for _, column in s.args)))
        return tuple(dict.fromkeys((*self.shown, *self.deciding, *told)))


def asked(plan: Plan) -> Asked:
    """The outputs with every step before the total; what the statements need."""
    outputs = dict(plan.outputs)
    steps = [column for e in plan.entries if (column := e.column("step"))]
    shown = [*filter(None, [outputs.get("assessor")]), *steps]
    shown += [name for role, name in plan.outputs if role != "assessor"]
    deciding = [
        c for e in plan.entries for role in ("count", "met", "follows", "found", "holds") if (c := e.column(role))
    ]
    return Asked(tuple(dict.fromkeys(shown)), tuple(dict.fromkeys(deciding)), signals_of(plan))


def signals_of(plan: Plan) -> tuple[Signal, ...]:
    """What says that a fact of a unit is wrong."""
    units = {c.name for c in plan.columns if c.table == "unit"}
    return tuple(s for s in plan.signals if s.code.startswith("F") and s.when in units)


def applies(sheet: Sheet, found: Columns, size: int) -> list[np.ndarray]:
    """For each 63 statements the bits of those that apply, as the score sheet says it."""
    words = []
    for start in range(0, len(sheet.plan.entries), BITS):
        always, bits = 0, np.zeros(size, np.int64)
        for bit, entry in enumerate(sheet.plan.entries[start : start + BITS]):
            holds = _holds(sheet, entry, found)
            if holds is None:
                always |= 1 << bit
            elif not isinstance(holds, bool):
                bits |= np.left_shift(holds.astype(np.int64), bit)
        words.append(bits | always)
    return words


def _holds(sheet: Sheet, entry: Entry, found: Columns) -> "np.ndarray | bool | None":
    """Which units a statement applies to; None: to all, False: to none."""
    if entry.reading in sheet.inactive:
        return False
    parts: list[np.ndarray] = []
    if column := entry.column("count"):
        parts.append(
            found[column] != 0
            if f"{column}:status" not in found
            else (found[column] != 0) | (found[f"{column}:status"] > 0)
        )
    if (column := entry.column("met")) and f"{column}:status" in found:
        parts.append(found[f"{column}:status"] == 0)
    for role in ("follows", "found", "holds"):
        if column := entry.column(role):
            states = found.get(f"{column}:status")
            parts.append(found[column] != 0 if states is None else (found[column] != 0) | (states > 0))
    return np.logical_and.reduce(parts) if parts else None


def column(name: str, values: np.ndarray, kind: Type, states: "np.ndarray | None" = None) -> pl.Series:
    """A column as people read it; null where there is no value."""
    series = _words(kind.choices, values) if kind.kind == "choice" else _typed(pl.Series(name, values), kind)
    if states is None or not states.any():
        return series.alias(name)
    there = pl.Series(states == 0)
    return pl.select(pl.when(there).then(series)).to_series().alias(name)


def _words(words: Sequence[str | None], numbers: np.ndarray) -> pl.Series:
    """Words by their numbers; a column holds each word once."""
    kind = pl.Enum([w for w in dict.fromkeys(words) if w is not None])
    return pl.Series(words, dtype=kind).gather(pl.Series(numbers.astype(np.uint32)))


def _typed(series: pl.Series, kind: Type) -> pl.Series:
    match kind.kind:
        case "flag":
            return series.cast(pl.Boolean)
        case "date":
            return series.cast(pl.Int32).cast(pl.Date)
    if kind.decimals:
        return pl.select(series.cast(pl.Int128).reinterpret(dtype=pl.Decimal(18, kind.decimals))).to_series()
    return series.cast(pl.Int64)


def reasons(name: str, states: np.ndarray) -> pl.Series:
    """Why values are not there; null where they are."""
    return _words([None, *(ABSENT[a] for a in list(Absence)[1:])], states).alias(f"{name}:absent")


def table(plan: Plan, sheet: Sheet, want: Asked, found: Columns, names: Sequence[pl.Series]) -> pl.DataFrame:
    """The result of all units: their names and classes, then the columns."""
    types = {c.name: c.type for c in plan.columns}
    columns = [names[0].alias(word("units")), names[1].alias(word("class"))]
    for name in want.shown:
        states = found.get(f"{name}:status")
        columns.append(column(name, found[name], types[name], states))
        if states is not None:
            columns.append(reasons(name, states))
    bits = applies(sheet, found, len(names[0]))
    columns += [pl.Series(APPLIES if len(bits) == 1 else f"{APPLIES}.{n}", word_) for n, word_ in enumerate(bits, 1)]
    return pl.DataFrame(columns)
