"""Constructs of the catalogue put together in pairs: nearly all lower, and the oracle agrees on every cell.

The default run takes a sample; ``pytest -m slow tests/conformance/test_pairs.py`` takes 2,000 pairs for lowering, and
more than 200,000 records over more than 250 measures.
"""

from functools import cache
from random import Random

import pytest
from catalogue import Compiled, compiled, is_right, parts, programs
from compare import Judges, agree
from pairs import Pair, pair

YEAR = 2023
LOWERED, ALL_LOWERED, RATE = 160, 2000, 0.95
AGREED, RECORDS, ALL_AGREED, ALL_RECORDS, CHUNK = 40, 60, 270, 800, 10


@cache
def pairs(first: int, number: int) -> tuple[tuple[int, Pair], ...]:
    """The pairs that can be meant together, of some seeds."""
    found = ((seed, pair(Random(seed))) for seed in range(first, first + number))
    return tuple((seed, one) for seed, one in found if one is not None)


def lowered(one: Pair) -> Compiled | None:
    found = compiled(one.text)
    return found if is_right(found) else None


def test_every_construct_is_a_part() -> None:
    """Each program of the catalogue can be put beside another, but the one that imports a list from a second file."""
    assert {"F7"} == {name for name, _ in programs()} - {p.id for p in parts("x")}


def _nearly_all_lower(first: int, number: int) -> None:
    found = [one for _, one in pairs(first, number)]
    wrong = [one.ids for one in found if lowered(one) is None]
    assert len(found) >= 0.9 * number, "most programs can be meant together"
    assert sum(one.plugged for one in found) >= 0.5 * len(found), "in half of the pairs one reads the other"
    assert len(wrong) <= (1 - RATE) * len(found), wrong


def test_pairs_lower() -> None:
    """Of the pairs that are well typed at least 95 % lower without an error."""
    _nearly_all_lower(0, LOWERED)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, ALL_LOWERED, 200))
def test_pairs_lower_long(first: int) -> None:
    """So do two thousand pairs."""
    _nearly_all_lower(first, 200)


def _pairs_agree(first: int, records: int) -> None:
    """Records of the pairs that lower, judged by the oracle."""
    found = [(seed, lowered(one)) for seed, one in pairs(first, CHUNK)]
    judged = [(seed, one) for seed, one in found if one is not None]
    assert len(judged) >= CHUNK // 2
    for seed, one in judged:
        agree(Judges(one.measure, one.plan, YEAR), Random(seed), records, population=20)


@pytest.mark.parametrize("first", range(0, AGREED, CHUNK))
def test_pairs_agree(first: int) -> None:
    """The oracle and the compiled plan agree on every cell of two constructs in one measure."""
    _pairs_agree(first, RECORDS)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 1000 + ALL_AGREED, CHUNK))
def test_pairs_agree_long(first: int) -> None:
    """They agree on more than 200,000 records over more than 250 such measures."""
    _pairs_agree(first, ALL_RECORDS)
