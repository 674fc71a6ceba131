"""Plans by chance over arrays a batch at a time: what all units decide together is what it is for all at once."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plan import random_plan, random_row

pytest.importorskip("numpy")

import numpy as np

from ruledsl.backends.arrays import compile_arrays
from ruledsl.backends.arrays_batches import in_batches
from ruledsl.ir import Plan
from ruledsl.stores import filled

Row = tuple[Any, ...]
Found = dict[str, np.ndarray]


def columns(plan: Plan, rows: list[Row]) -> dict[str, dict[str, np.ndarray]]:
    return {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in filled(plan, rows).items()}


def batch_by_batch(plan: Plan, names: list[str], batches: list[list[Row]], year: Row, lost: Any) -> Found | None:
    """All stages; None where the plan needs all rows at once."""
    run = in_batches(plan, names, year)
    if run is None:
        return None
    kept = [run.run(0, columns(plan, rows)) for rows in batches]
    for stage in range(1, run.last + 1):
        run.settle(stage, lost)
        kept = [run.run(stage, part) for part in kept]
    parts = [run.results(part) for part in kept]
    return {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}


def differences(seed: int, lose: bool = False) -> list[Any] | None:
    """Units in batches of any size, an empty one among them; some of the columns as outputs."""
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    batches = [[random_row(random, plan, "unit") for _ in range(random.choice((0, 1, 3)))] for _ in range(3)]
    year = random_row(random, plan, "year")
    lost: Any = {"class": {(random.randint(0, 2),)}, "all": {()}} if lose else None
    every = [c.name for c in plan.columns if c.table in ("unit", "class", "all", "year")]
    names = random.sample(every, min(len(every), 4))
    found = batch_by_batch(plan, names, batches, year, lost)
    if found is None:
        return None
    expected = compile_arrays(plan, names).run(columns(plan, [r for b in batches for r in b]), year, lost)
    wrong = [(n, v.tolist(), found[n].tolist()) for n, v in expected.items() if v.tolist() != found[n].tolist()]
    return [*wrong, *sorted(expected.keys() ^ found.keys())]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_batches(seed: int, lose: bool) -> None:
    """Values and states of unit columns, and of those above units as the units see them."""
    assert not differences(seed, lose)


def test_most_plans_go_by_batches() -> None:
    """The test above is about something."""
    found = [differences(seed) for seed in range(20)]
    assert sum(f is not None for f in found) > 10


@pytest.mark.slow
def test_many() -> None:
    """The same, over thousands of plans."""
    for seed in range(4000):
        assert not differences(seed), seed
        assert not differences(seed, lose=True), seed
