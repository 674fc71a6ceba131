"""Columns put aside on disk, piece by piece, and read again in the same order: memory holds one piece at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import polars as pl

#: Integers are kept in as few bytes as their values need.
_WIDTHS = (np.int8, np.int16, np.int32)


class Spool:
    """Pieces in a folder of its own; each is gone once it has been read again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces = 0
        folder.mkdir()

    def add(self, columns: Mapping[str, np.ndarray | pl.Series]) -> None:
        """Put a piece aside."""
        kept = {n: c if isinstance(c, pl.Series) else pl.Series(n, _narrow(c)) for n, c in columns.items()}
        pl.DataFrame(kept).write_ipc(self._place(self._pieces))
        self._pieces += 1

    def __iter__(self) -> Iterator[pl.DataFrame]:
        for number in range(self._pieces):
            place = self._place(number)
            kept = place.read_bytes()
            place.unlink()
            yield pl.read_ipc(kept)

    def arrays(self) -> Iterator[dict[str, np.ndarray]]:
        """The pieces as integers of 64 bits."""
        for frame in self:
            yield {c.name: c.to_numpy().astype(np.int64) for c in frame}

    def _place(self, number: int) -> Path:
        return self._folder / f"{number}.arrow"


def _narrow(column: np.ndarray) -> np.ndarray:
    if not len(column) or column.dtype.kind not in "iu":
        return column.astype(np.int8) if column.dtype == bool else column
    low, high = int(column.min()), int(column.max())
    for width in _WIDTHS:
        if np.iinfo(width).min <= low and high <= np.iinfo(width).max:
            return column.astype(width)
    return column
