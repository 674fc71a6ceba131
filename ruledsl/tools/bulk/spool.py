"""Columns put aside on disk, piece by piece, and read again in the same order: memory holds one piece at a time.

A piece is gone once it has been read again.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import polars as pl

#: Integers are kept in as few bytes as their values need.
_WIDTHS = (np.int8, np.int16, np.int32)


class Texts:
    """Pieces of texts in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces = 0
        folder.mkdir()

    def add(self, columns: Mapping[str, pl.Series]) -> None:
        """Put a piece aside."""
        pl.DataFrame(columns).write_ipc(self._folder / f"{self._pieces}.arrow")
        self._pieces += 1

    def __iter__(self) -> Iterator[pl.DataFrame]:
        for number in range(self._pieces):
            yield pl.read_ipc(_taken(self._folder / f"{number}.arrow"))


class Numbers:
    """Pieces of integers in a folder of their own: the bytes of all columns, and here which these are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces: list[list[tuple[str, np.dtype, int]]] = []
        folder.mkdir()

    def add(self, columns: Mapping[str, np.ndarray]) -> None:
        """Put a piece aside."""
        kept = {name: _narrow(column) for name, column in columns.items()}
        place = self._folder / f"{len(self._pieces)}.bin"
        with place.open("wb") as file:
            for column in kept.values():
                file.write(np.ascontiguousarray(column).data)
        self._pieces.append([(name, column.dtype, len(column)) for name, column in kept.items()])

    def __iter__(self) -> Iterator[dict[str, np.ndarray]]:
        """The pieces as integers of 64 bits."""
        for number, columns in enumerate(self._pieces):
            raw, at, found = _taken(self._folder / f"{number}.bin"), 0, {}
            for name, dtype, size in columns:
                found[name] = np.frombuffer(raw, dtype, size, at).astype(np.int64)
                at += size * dtype.itemsize
            yield found


def _taken(place: Path) -> bytes:
    kept = place.read_bytes()
    place.unlink()
    return kept


def _narrow(column: np.ndarray) -> np.ndarray:
    if column.dtype == bool:
        return column.view(np.int8)
    assert column.dtype.kind in "iu", column.dtype
    if not len(column):
        return column
    low, high = int(column.min()), int(column.max())
    for width in _WIDTHS:
        if np.iinfo(width).min <= low and high <= np.iinfo(width).max:
            return column.astype(width, copy=False)
    return column
