"""Time per record: the compiled evaluator against the fastest of the hand-written ones, with and without trace.

Every output and every entry of every trace of every record is compared first.  Then the functions take turns over the
same records in rounds of alternating order; a time is the median of its rounds, the minimum stands beside it, and only
the ratio of two times of one run means anything.
"""

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, thread_time
from typing import Any

from attrs import frozen

from benchmarks.baseline import OUTPUTS, SCORES, TRACES
from benchmarks.workload import VARIANTS, Row, Workload, records, workload

Run = Callable[[Row, Row], Any]

#: The most that the compiled evaluator may take of the hand-written one's time.
TARGETS = {"fast": 0.8, "trace": 0.7}


@frozen
class Timing:
    """Microseconds per record of one function: median and minimum of the rounds."""

    name: str
    median: float
    least: float


@frozen
class Comparison:
    """Compiled against hand-written over one workload."""

    variant: str
    records: str
    compiled: Timing
    by_hand: tuple[Timing, ...]

    @property
    def best(self) -> Timing:
        return min(self.by_hand, key=lambda t: t.median)

    @property
    def ratio(self) -> float:
        return self.compiled.median / self.best.median

    @property
    def ratio_of_least(self) -> float:
        return self.compiled.least / min(t.least for t in self.by_hand)


def differences(work: Workload, rows: Sequence[Row], most: int = 10) -> list[str]:
    """Where compiled and hand-written evaluators differ, cell by cell; empty if nowhere."""
    found: list[str] = []
    for number, row in enumerate(rows):
        outputs = dict(zip(work.fast.names, work.fast.record(row, work.year), strict=True))
        got = {name: value for name, value in outputs.items() if not name.endswith(":status")}
        found += [
            f"record {number}: {name} is {outputs[name]}" for name in outputs if name not in got and outputs[name]
        ]
        traced = dict(work.trace.record(row, work.year))
        for name, by_hand in SCORES.items():
            found += _cells(f"record {number}, {name}", got, dict(zip(OUTPUTS, by_hand(row, work.year), strict=True)))
        for name, by_hand in TRACES.items():
            found += _cells(f"record {number}, {name}", traced, by_hand(row, work.year))
        if len(found) >= most:
            break
    return found[:most]


def _cells(where: str, compiled: dict[str, int], by_hand: dict[str, int]) -> list[str]:
    """Two results with the same keys, the same values, and values of the same type."""
    nowhere = object()
    pairs = {k: (compiled.get(k, nowhere), by_hand.get(k, nowhere)) for k in compiled | by_hand}
    return [
        f"{where}: {key} is {'nothing' if a is nowhere else a} compiled, {'nothing' if b is nowhere else b} by hand"
        for key, (a, b) in pairs.items()
        if a != b or type(a) is not type(b)
    ]


def interleaved(runs: dict[str, Run], rows: Sequence[Row], year: Row, seconds: float) -> dict[str, Timing]:
    """Every function over all rows, round after round, in an order that turns; at least five rounds.

    What counts is processor time: on a machine that others use too, the clock on the wall measures them.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    order = list(runs)
    until = perf_counter() + seconds
    gc.collect()
    gc.disable()
    try:
        while perf_counter() < until or len(times[order[0]]) < 5:
            for name in order:
                run = runs[name]
                start = thread_time()
                for row in rows:
                    run(row, year)
                times[name].append(thread_time() - start)
            order = [*order[1:], order[0]] if len(times[order[0]]) % 2 else order[::-1]
    finally:
        gc.enable()
    scale = 1e6 / len(rows)
    return {name: Timing(name, median(t) * scale, min(t) * scale) for name, t in times.items()}


def compare(work: Workload, number: int = 200, seconds: float = 4.0) -> list[Comparison]:
    """All comparisons, over so few records that they stay in the cache; the results have been found equal before."""
    found = []
    for records_name, chances in VARIANTS.items():
        rows = records(work.plan, number, seed=2, chances=chances)
        for variant, compiled, by_hand in (("fast", work.fast, SCORES), ("trace", work.trace, TRACES)):
            timed = interleaved({"compiled": compiled.record, **by_hand}, rows, work.year, seconds)
            own = timed.pop("compiled")
            found.append(Comparison(variant, records_name, own, tuple(timed.values())))
    return found


def main(number: int = 2000, seconds: float = 4.0) -> tuple[list[str], list[Comparison]]:
    """What differs, and (if nothing does) how the times compare."""
    work = workload()
    for chances in VARIANTS.values():
        problems = differences(work, records(work.plan, number, chances=chances))
        if problems:
            return problems, []
    return [], compare(work, seconds=seconds)
