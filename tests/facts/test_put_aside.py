"""Columns that a bulk run puts aside on disk."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from ruledsl.tools.bulk.spool import Numbers, Texts


def test_numbers(tmp_path: Path) -> None:
    """Integers of every width, conditions and columns without rows come back as they were, piece by piece."""
    pieces = [
        {
            "a": np.array([1, -2, 3]),
            "b": np.array([300, 0, 1]),
            "c": np.array([2**40, -1, 0]),
            "d": np.array([True, False, True]),
        },
        {
            "a": np.arange(6)[::2],
            "b": np.array([-(2**31), 2**31 - 1, 0]),
            "c": np.zeros(3, np.int8),
            "d": np.zeros(3, np.int64),
        },
        {"a": np.zeros(0, np.int64)},
    ]
    spool = Numbers(tmp_path / "kept")
    for piece in pieces:
        spool.add(piece)
    found = list(spool)
    assert [{n: c.tolist() for n, c in p.items()} for p in found] == [
        {n: c.astype(np.int64).tolist() for n, c in p.items()} for p in pieces
    ]
    assert {np.dtype(np.int64)} == {c.dtype for p in found for c in p.values()}


def test_few_bytes(tmp_path: Path) -> None:
    """A column takes as many bytes as its widest value needs."""
    spool = Numbers(tmp_path / "kept")
    spool.add({"a": np.array([1, 127]), "b": np.array([1, 128]), "c": np.array([0, 2**20]), "d": np.array([0, 2**40])})
    assert 2 * (1 + 2 + 4 + 8) == next((tmp_path / "kept").iterdir()).stat().st_size


def test_only_integers(tmp_path: Path) -> None:
    """Nothing but integers is put aside as integers."""
    with pytest.raises(AssertionError):
        Numbers(tmp_path / "kept").add({"a": np.array([0.5])})


@pytest.mark.parametrize("kind", ["numbers", "texts"])
def test_gone_once_read(tmp_path: Path, kind: str) -> None:
    """A piece leaves the disk when it has been read."""
    numbers, texts = Numbers(tmp_path / "numbers"), Texts(tmp_path / "texts")
    for n in range(2):
        numbers.add({"a": np.array([n])})
        texts.add({"a": pl.Series([f"单位{n}", ""])})
    left = [len(list((tmp_path / kind).iterdir()))]
    for _ in numbers if kind == "numbers" else texts:
        left.append(len(list((tmp_path / kind).iterdir())))
    assert [2, 1, 0] == left
