"""Results of many units are kept without traces; the trace of one in a hundred is made again when it is asked for."""

from benchmarks.turns import Line, in_turns, line
from benchmarks.workload import records, workload

UNITS, EVERY = 5000, 100
#: How much of the time of all results the traces of one unit in a hundred may take.
SHARE = 0.1


def main(rounds: int) -> list[Line]:
    """The time of all results, and of one trace in a hundred beside them."""
    work = workload()
    rows = records(work.plan, UNITS, seed=5)

    def fast() -> None:
        for row in rows:
            work.fast.record(row, work.year)

    def replayed() -> None:
        for row in rows[::EVERY]:
            work.trace.record(row, work.year)

    timed = in_turns({"results": fast, "traces": replayed}, rounds)
    what = f"traces of one unit in {EVERY}, against the results of all"
    return [line(what, timed["traces"], [timed["results"]], 1e3, "ms", SHARE)]
