"""Measures of up to 2,000 statements: read, lowered and made into code in time that grows as they do."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def seconds(compiled: Callable[[int], None], size: int) -> float:
    """The processor's time from the text to an evaluator."""
    start = process_time()
    compiled(size)
    return process_time() - start


def test_linear_in_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times as many statements take less than eight times as long."""
    monkeypatch.syspath_prepend(str(ROOT))
    from benchmarks.statements import compiled  # noqa: PLC0415

    seconds(compiled, 100)
    few, all_of_them = seconds(compiled, 500), seconds(compiled, 2_000)
    assert all_of_them < 8 * few + 2, (few, all_of_them)
