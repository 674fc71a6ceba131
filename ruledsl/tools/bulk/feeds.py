"""Rows below units, in step with the units: a piece of the units takes from each file the rows that are theirs.

units     甲 乙 丙 │ 丁 戊 │ 己 …
events    甲 甲 丙 丙 │ 丁 │ 己 己 …        each file is read once, in the order of the units
"""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import Layout
from ruledsl.facts.names import word
from ruledsl.tools.bulk.faults import Fault, Faults
from ruledsl.tools.bulk.headings import wanted
from ruledsl.tools.bulk.sources import Source, Uneven, parts, unreadable
from ruledsl.tools.bulk.units import Names

#: At least so many rows below units are looked at together.
LEAST = 4096


class Stopped(Exception):
    """Nothing is computed, for these reasons."""

    def __init__(self, *problems: Diagnostic) -> None:
        super().__init__(*problems)
        self.problems = problems


class OutOfStep(Exception):
    """Rows do not stand in the order of the units, or a unit comes twice: all must be read before any can be computed."""


@frozen
class Part:
    """Rows of one kind: their places among all rows of the kind and, once looked up, the positions of their units."""

    frame: pl.DataFrame
    numbers: np.ndarray
    units: np.ndarray = field(factory=lambda: np.zeros(0, np.int64))


@frozen
class Found:
    """Rows of some units as they are in the files: those of the units, and by kind those below them."""

    part: Part
    names: Names
    row: np.ndarray | None
    below: dict[str, Part]
    faults: Faults
    uneven: list[Fault]
    homes: dict[str, tuple[tuple[str, int], ...]]


@define
class Feed:
    """The rows of one kind of table from all files that have it."""

    kind: str
    sources: Sequence[Source]
    layouts: Sequence[Layout]
    size: int | None
    #: Whether also those columns are read that nothing is computed with.
    every: bool = False
    #: With more rows than these among those of units to which they do not belong, the order is none.
    most: int | None = None
    #: The files that were begun, with the rows read so far.
    homes: list[tuple[str, int]] = field(factory=list)
    uneven: list[tuple[Source, Uneven]] = field(factory=list)
    #: Rows that stood among those of units and belong to none of them.
    strays: list[Part] = field(factory=list)
    _parts: Iterator[Part] = field(init=False)
    #: What was read and is not taken yet, the next of it last; so many rows of it are looked at together.
    _waiting: list[Part] = field(factory=list)
    _step: int = LEAST

    def __attrs_post_init__(self) -> None:
        self._parts = self._read()

    @property
    def count(self) -> int:
        return sum(rows for _, rows in self.homes)

    def __iter__(self) -> Iterator[Part]:
        return self._parts

    def _read(self) -> Iterator[Part]:
        for source in self.sources:
            own = source.named("units")
            names = wanted(source.columns, self.layouts)
            columns = [c for c in source.columns if c == own or c in names or self.every]
            self.homes.append((source.path.name, 0))
            try:
                for frame, crooked in parts(source, columns, self.size):
                    self.uneven += [(source, u) for u in crooked]
                    start = self.count
                    self.homes[-1] = (source.path.name, self.homes[-1][1] + len(frame))
                    whole = frame.rename({own: word("units")}) if own and own != word("units") else frame
                    yield Part(whole, np.arange(start, start + len(frame)))
            except (OSError, pl.exceptions.PolarsError, ValueError) as problem:
                raise Stopped(unreadable(source.path, problem)) from problem

    def until(self, names: Names) -> Part:
        """The rows of these units, which are the next ones."""
        taken: list[Part] = []
        while (part := self._next()) is not None:
            taken.append(part)
            if self.size is not None and len(part.frame) and not names.has(part.frame[word("units")][-1]):
                break
        whole = joined(taken)
        units = names.positions(whole.frame[word("units")])
        there = np.flatnonzero(units >= 0)
        end = int(there[-1]) + 1 if len(there) else 0
        if end < len(units):
            self._waiting.append(cut(whole, end, len(units)))
        self._step = max(LEAST, 2 * end)
        if end == len(there):
            return Part(whole.frame[:end], whole.numbers[:end], units[:end])
        lost = np.flatnonzero(units[:end] < 0)
        self.strays.append(Part(whole.frame[lost], whole.numbers[lost]))
        if self.most is not None and sum(len(s.numbers) for s in self.strays) > self.most:
            raise OutOfStep
        return Part(whole.frame[there], whole.numbers[there], units[there])

    def _next(self) -> Part | None:
        part = self._waiting.pop() if self._waiting else next(self._parts, None)
        if part is None or self.size is None or len(part.frame) <= self._step:
            return part
        self._waiting.append(cut(part, self._step, len(part.frame)))
        part, self._step = cut(part, 0, self._step), 2 * self._step
        return part

    def rest(self) -> list[Part]:
        """After the last unit: the rows of no unit."""
        return [*self.strays, *reversed(self._waiting), *self._parts]


def cut(part: Part, start: int, end: int) -> Part:
    """Some of the rows of a part."""
    return Part(part.frame[start:end], part.numbers[start:end])


def joined(taken: Sequence[Part]) -> Part:
    """Parts one after the other."""
    if not taken:
        return Part(pl.DataFrame(schema={word("units"): pl.String}), np.zeros(0, np.int64))
    if len(taken) == 1:
        return taken[0]
    frame = pl.concat([p.frame for p in taken], how="diagonal_relaxed")
    return Part(frame, np.concatenate([p.numbers for p in taken]))
