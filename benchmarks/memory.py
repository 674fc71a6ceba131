"""All units at once in memory, columns of integers to columns of integers: arrays against numpy, Polars and OpenFisca."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.baseline_numpy import columns_numpy
from benchmarks.baseline_polars import COLUMNS, STEPS
from benchmarks.columns import Population, population
from benchmarks.turns import Line, in_turns, line
from benchmarks.workload import Workload, workload
from ruledsl.backends.arrays import ArrayEvaluator, compile_arrays

NAMES = ("考核主体", *STEPS, "等次", "名次")
#: The most that we may take of the time of the best hand-written Polars.
TARGET = 1.5
Way = Callable[[], Any]


def ours(work: Workload) -> ArrayEvaluator:
    """The plan over arrays."""
    return compile_arrays(work.plan, NAMES)


def ways(work: Workload, facts: Population) -> dict[str, Way]:
    """Every way that is installed."""
    import polars as pl  # noqa: PLC0415

    evaluator, stores = ours(work), facts.stores
    frames = {name: pl.DataFrame(columns) for name, columns in stores.items()}
    found: dict[str, Way] = {
        "ruledsl": lambda: evaluator.run(stores, work.year),
        "numpy": lambda: columns_numpy(stores),
    }
    for name, run in COLUMNS.items():
        found[f"polars {name}"] = lambda run=run: run(frames)
    try:
        from benchmarks.peers import openfisca  # noqa: PLC0415

        started = openfisca()
        found["openfisca-core"] = lambda: started(stores)
    except ImportError:
        pass
    return found


def differences(found: dict[str, Way]) -> list[str]:
    """Where the others say something else: every step, grade and rank; OpenFisca has no steps and no rank."""
    expected = found["ruledsl"]()
    problems = []
    for name, way in found.items():
        actual = way()
        if name == "openfisca-core":
            actual = dict(zip(("考核主体", STEPS[5], "等次"), actual, strict=True))
        columns = {n: np.asarray(actual[n]) for n in NAMES if name != "openfisca-core" or n in actual}
        problems += [f"{name}: {n} differs" for n, cells in columns.items() if not np.array_equal(cells, expected[n])]
    return problems


def main(sizes: tuple[int, ...], rounds: int) -> tuple[list[str], list[Line]]:
    """What differs, and how the times compare, for each number of units."""
    work, problems, lines = workload(), [], []
    for size in sizes:
        found = ways(work, population(size))
        problems += differences(found)
        timed = in_turns(found, rounds)
        own = timed.pop("ruledsl")
        polars = [t for n, t in timed.items() if n.startswith("polars")]
        made = line(f"{size:,} units in memory, against Polars", own, polars, 1e3, "ms", TARGET)
        lines.append(made)
        lines += [
            line(f"{size:,} units in memory, against {n}", own, [timed[n]], 1e3, "ms", 0)
            for n in ("numpy", "openfisca-core")
            if n in timed
        ]
    return problems, lines
