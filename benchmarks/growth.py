"""How time grows with units, event lines and statements: slopes on logarithmic scales, 1 being in proportion."""

from collections.abc import Callable, Sequence
from math import log
from statistics import median
from time import process_time

from attrs import evolve

from benchmarks import bulk, memory
from benchmarks.columns import KIND, population
from benchmarks.files import removed
from benchmarks.statements import compiled
from benchmarks.turns import Line
from benchmarks.workload import VARIANTS, workload
from ruledsl.tools.bulk.load import PIECE

STATEMENTS = (250, 500, 1000, 2000)
EVENTS = (3, 6, 12, 24)
#: So many times as many rounds of what takes a few hundredths of a second.
SHORT = 5
#: Units of the run whose time is taken for what does not depend on units.
START = 1000
#: Files of more units are measured once, and not kept; how much more memory they may take.
KEPT, FLAT = 1_000_000, 1.1
#: The slope that is asked for lies between these.
STEEPEST, COMPILED = 1.1, 2.0


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line nearest to the points, both axes logarithmic."""
    xs, ys = [log(x) for x, _ in points], [log(y) for _, y in points]
    x0, y0 = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True)) / sum((x - x0) ** 2 for x in xs)


def grown(what: str, points: Sequence[tuple[float, float]], unit: str) -> Line:
    """The slope as a line, with the time of each size."""
    found = slope(points)
    others = tuple((f"{x:,.0f}", y) for x, y in points)
    return Line(what, points[-1][1], unit, f"{points[0][0]:,.0f}", points[0][1], found, found, STEEPEST, False, others)


def seconds(run: Callable[[], object]) -> float:
    """Seconds of the processor, once."""
    start = process_time()
    run()
    return process_time() - start


def spent(run: Callable[[], object], rounds: int) -> float:
    """Seconds of the processor, the median."""
    return median(seconds(run) for _ in range(rounds))


def spent_more(run: Callable[[], object], than: Callable[[], object], rounds: int) -> float:
    """How many seconds more one takes than the other, each pair at one time: a machine is not as fast all the time."""
    run()
    return median(seconds(run) - seconds(than) for _ in range(rounds))


def of_units(sizes: Sequence[int], rounds: int) -> list[Line]:
    """Files to a file, without what no unit causes: time, and the most memory."""
    start = median(bulk.once("ruledsl", START)[1] for _ in range(rounds))
    times, peaks = [], []
    for size in sizes:
        found = [bulk.once("ruledsl", size) for _ in range(rounds if size <= KEPT else 1)]
        times.append((size, median(own for _, own, _ in found) - start))
        peaks.append((size, max(peak for *_, peak in found)))
        if size > KEPT:
            removed(size)
    last, (usual, least) = peaks[-1], next(p for p in peaks if p[0] == min(KEPT, sizes[-1]))
    others, ratio = tuple((f"{n:,}", p) for n, p in peaks), last[1] / least
    flat = f"most memory, {usual:,} to {last[0]:,} units, file to file"
    what = f"growth with units, {sizes[0]:,} to {sizes[-1]:,}, file to file"
    return [grown(what, times, "s"), Line(flat, last[1], "MB", f"{usual:,}", least, ratio, ratio, FLAT, False, others)]


def of_events(units: int, rounds: int) -> Line:
    """Columns in memory, more event lines for as many units as are computed together; what units alone cost is subtracted."""
    work = workload()
    evaluator = memory.ours(work)
    none = population(units, chances=VARIANTS["none"]).stores
    rounds *= SHORT
    points = []
    for events in EVENTS:
        stores = population(units, chances=evolve(VARIANTS["events"], events=events)).stores
        took = spent_more(lambda s=stores: evaluator.run(s, work.year), lambda: evaluator.run(none, work.year), rounds)
        points.append((float(len(stores["event_lines"][KIND])), took))
    return grown("growth with event lines, columns in memory", points, "s")


def of_statements(rounds: int) -> list[Line]:
    """How compiling grows, and how long 2,000 statements take."""
    compiled(STATEMENTS[0])
    points = [(float(n), spent(lambda n=n: compiled(n), rounds)) for n in STATEMENTS]
    last = points[-1][1]
    asked = Line(
        "2,000 statements, from text to code", last, "s", "asked for", COMPILED, last / COMPILED, last / COMPILED, 1.0
    )
    return [evolve(grown("growth with statements, from text to code", points, "s"), target=0.0), asked]


def main(sizes: Sequence[int], rounds: int) -> list[Line]:
    """All of them."""
    return [*of_units(sizes, rounds), of_events(PIECE, rounds), *of_statements(rounds)]
