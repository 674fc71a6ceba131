"""Plans by chance over arrays: every column of every unit is what the record evaluator says."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plan import random_plan, random_row

pytest.importorskip("numpy")

import numpy as np

from ruledsl.backends.arrays import compile_arrays
from ruledsl.backends.record import compile_plan
from ruledsl.ir import Plan
from ruledsl.specialise import specialise
from ruledsl.stores import filled

Row = tuple[Any, ...]


def columns(plan: Plan, rows: list[Row]) -> dict[str, dict[str, np.ndarray]]:
    return {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in filled(plan, rows).items()}


def differences(seed: int, lose: bool = False) -> list[Any]:
    """Every second seed settles the reading; with ``lose`` a unit is not there and its groups are errors."""
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    rows: list[Row | None] = [random_row(random, plan, "unit") for _ in range(random.randint(0, 6))]
    year = random_row(random, plan, "year")
    plan = specialise(plan, {"读法": "甲乙"[year[-1]]}) if seed % 2 else plan
    names = [c.name for c in plan.columns if c.table in ("unit", "class", "all", "year")]
    lost: dict[str, set[Row]] | None = None
    if lose:
        rows.append(None)
        lost = {"class": {(random.randint(0, 2),)}, "all": {()}}
    there = [row for row in rows if row is not None]
    expected = compile_plan(plan, outputs=names)
    results = [r for r in expected.population(rows, year, lost or {}) if r is not None]
    found = compile_arrays(plan, names).run(columns(plan, there), year, lost)
    slots = {name: i for i, name in enumerate(expected.population_names)}
    return [
        (name, [r[slots[name]] for r in results], values.tolist())
        for name, values in found.items()
        if [int(r[slots[name]]) for r in results] != values.tolist()
    ] + sorted(slots.keys() ^ found.keys())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_arrays(seed: int) -> None:
    """Values and states of unit columns, and of those above units as the units see them."""
    assert differences(seed) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_arrays_with_a_lost_unit(seed: int) -> None:
    """What is folded over a group that lost a unit is an error."""
    assert differences(seed, lose=True) == []


def test_a_count_of_rows_is_no_expression() -> None:
    """A plan that counts groups by a value that is stood in for; the number of rows has no shorter form where it is there."""
    assert differences(1248, lose=True) == []


@pytest.mark.slow
def test_many() -> None:
    """The same, over thousands of plans."""
    for seed in range(4000):
        assert differences(seed) == [], seed
        assert differences(seed, lose=True) == [], seed
