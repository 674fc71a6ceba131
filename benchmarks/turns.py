"""Several ways to do the same, in turns: medians of interleaved rounds, by the clock on the wall and by the processor's."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter, process_time
from typing import Any

from attrs import frozen

#: Rounds of which the median is taken, at least.
ROUNDS = 5


@frozen
class Timed:
    """Seconds of one way: every round on the wall, and of the processor."""

    name: str
    wall: tuple[float, ...]
    own: tuple[float, ...]
    peak: float = 0.0

    @property
    def seconds(self) -> float:
        return median(self.wall)

    @property
    def processor(self) -> float:
        return median(self.own)


@frozen
class Line:
    """A line of the table: what was done, the time of this project, the best of the others, the ratio asked for.

    ``ratio`` is ours over theirs, or theirs over ours where ``faster`` says that we should be so many times as fast.
    """

    what: str
    ours: float
    unit: str
    against: str
    theirs: float
    ratio: float
    by_processor: float
    target: float
    faster: bool = False
    others: tuple[tuple[str, float], ...] = ()

    @property
    def reached(self) -> bool:
        """Whether it is as good as asked; always so where nothing is asked (a target of 0)."""
        return not self.target or (self.ratio >= self.target if self.faster else self.ratio <= self.target)


def in_turns(ways: Mapping[str, Callable[[], Any]], rounds: int = ROUNDS) -> dict[str, Timed]:
    """Every way once a round, in an order that turns."""
    wall: dict[str, list[float]] = {name: [] for name in ways}
    own: dict[str, list[float]] = {name: [] for name in ways}
    order = list(ways)
    for number in range(rounds):
        for name in order:
            gc.collect()
            gc.disable()
            start, used = perf_counter(), process_time()
            ways[name]()
            wall[name].append(perf_counter() - start)
            own[name].append(process_time() - used)
            gc.enable()
        order = [*order[1:], order[0]] if number % 2 else order[::-1]
    return {name: Timed(name, tuple(wall[name]), tuple(own[name])) for name in ways}


def line(
    what: str, ours: Timed, theirs: list[Timed], scale: float, unit: str, target: float, faster: bool = False
) -> Line:
    """Ours against the best of the others; times in ``scale`` parts of a second."""
    best = min(theirs, key=lambda t: t.seconds)
    ratio, own = ours.seconds / best.seconds, ours.processor / min(t.processor for t in theirs)
    if faster:
        ratio, own = 1 / ratio, 1 / own
    others = tuple((t.name, t.seconds * scale) for t in theirs)
    return Line(what, ours.seconds * scale, unit, best.name, best.seconds * scale, ratio, own, target, faster, others)
