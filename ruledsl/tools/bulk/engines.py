"""What computes: each engine takes the facts of all units, piece by piece, and gives the columns back in the same pieces.

columns   arrays in this process, a piece at a time
python    the code generated for records, every unit's row in memory
duckdb    one SQL query over files of integers, in bounded memory
spark     the same query on a local or a given cluster
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from attrs import define, field

from ruledsl.backends.arrays import ArrayEvaluator, compile_arrays
from ruledsl.backends.arrays_batches import Batches, in_batches
from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.ir import Plan
from ruledsl.stores import rows_of
from ruledsl.tools.bulk.results import Columns
from ruledsl.tools.bulk.rows import Arrays
from ruledsl.tools.bulk.spool import Numbers

Lost = Mapping[str, Collection[tuple[int, ...]]] | None


class Engine(Protocol):
    """All units in, all units out."""

    name: str
    #: Whether all units must come as one piece.
    whole: bool

    def take(self, stores: Mapping[str, Arrays]) -> None:
        """The next units."""

    def results(self, lost: Lost) -> Iterator[Columns]:
        """After the last: the columns of each piece; ``lost`` are the groups of units that were rejected."""


@define
class InPieces:
    """Arrays, a piece at a time; what all units decide together is gathered between two passes over what was kept."""

    batches: Batches
    folder: Path
    name: str = "columns"
    whole: bool = False
    _kept: Numbers = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._kept = Numbers(self.folder / "0")

    def take(self, stores: Mapping[str, Arrays]) -> None:
        self._kept.add(self.batches.run(0, stores))

    def results(self, lost: Lost) -> Iterator[Columns]:
        last = self.batches.last
        for stage in range(1, last):
            self.batches.settle(stage, lost)
            further = Numbers(self.folder / str(stage))
            for kept in self._kept:
                further.add(self.batches.run(stage, kept))
            self._kept = further
        if last:
            self.batches.settle(last, lost)
        for kept in self._kept:
            yield self.batches.results(self.batches.run(last, kept) if last else kept)


@define
class AtOnce:
    """Arrays of all units, for plans in which rows below units depend on other units."""

    evaluator: ArrayEvaluator
    year: tuple[int, ...]
    name: str = "columns"
    whole: bool = True
    _stores: Mapping[str, Arrays] = field(factory=dict)

    def take(self, stores: Mapping[str, Arrays]) -> None:
        self._stores = stores

    def results(self, lost: Lost) -> Iterator[Columns]:
        yield self.evaluator.run(self._stores, self.year, lost)


@define
class AsRecords:
    """The code that is generated for records; it holds a tuple for every unit."""

    evaluator: Evaluator
    year: tuple[int, ...]
    name: str = "python"
    whole: bool = False
    _rows: list[tuple[Any, ...]] = field(factory=list)
    _sizes: list[int] = field(factory=list)

    def take(self, stores: Mapping[str, Arrays]) -> None:
        more = rows_of(self.evaluator.plan, stores)
        self._rows += more
        self._sizes.append(len(more))

    def results(self, lost: Lost) -> Iterator[Columns]:
        everyone = [*self._rows, *([None] if lost is not None else [])]
        found = [r for r in self.evaluator.population(everyone, self.year, lost or {}) if r is not None]
        names, start = self.evaluator.population_names, 0
        for size in self._sizes:
            cells = list(zip(*found[start : start + size], strict=True)) or [()] * len(names)
            yield {n: np.array(c, np.int64) for n, c in zip(names, cells, strict=True)}
            start += size


def engine(name: str, plan: Plan, names: Sequence[str], year: tuple[int, ...], folder: Path) -> Engine:
    """The engine of a name; ``auto`` is arrays, or where they would need all units at once a database."""
    batches = in_batches(plan, names, year) if name in ("auto", "columns") else None
    if batches is not None:
        return InPieces(batches, folder)
    if name == "python":
        return AsRecords(compile_plan(plan, outputs=names), year)
    if name == "columns":
        return AtOnce(compile_arrays(plan, names), year)
    from ruledsl.tools.bulk.in_sql import in_sql  # noqa: PLC0415

    return in_sql("duckdb" if name == "auto" else name, plan, names, year, folder)
