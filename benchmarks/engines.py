"""Per record against the engines that somebody could have picked: zen-engine, cel-python, rule-engine.

Their documents are made beforehand; ours are the rows that a loader makes.  Assessor, total and grade are equal on every
record before anything is timed.  The slow ones get fewer records.
"""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import PEERS, document, zen_engine
from benchmarks.turns import Line, Timed, in_turns, line
from benchmarks.workload import Workload, records, workload

#: How many records an engine evaluates in a round.
RECORDS = {"zen-engine": 200, "zen-engine traced": 200, "cel-python": 20, "rule-engine": 40}
#: So many records stay in the cache; ours are done so often that there is something to measure.
OURS, AGAIN = 200, 20


def each(run: Callable[[Any], Any], given: list[Any], again: int = 1) -> Callable[[], None]:
    """All of them, one after the other."""

    def round_() -> None:
        for _ in range(again):
            for one in given:
                run(one)

    return round_


def per_record(timed: dict[str, Timed], sizes: dict[str, int]) -> dict[str, Timed]:
    """The times of one record."""
    return {
        n: Timed(n, tuple(w / sizes[n] for w in t.wall), tuple(o / sizes[n] for o in t.own)) for n, t in timed.items()
    }


def main(rounds: int) -> tuple[list[str], list[Line]]:
    """What differs, and how the times compare."""
    work = workload()
    rows = records(work.plan, OURS, seed=4)
    found, problems = _started(work, rows)
    sizes = RECORDS | {"ruledsl": OURS * AGAIN, "traced": OURS * AGAIN}
    ways = {name: each(run, [document(r, work.year) for r in rows[: sizes[name]]]) for name, run in found.items()}
    if "zen-engine" in found:
        documents = [document(r, work.year) for r in rows[: sizes["zen-engine traced"]]]
        ways["zen-engine traced"] = each(zen_engine(trace=True), documents)
    ways["ruledsl"] = each(lambda row: work.fast.record(row, work.year), rows, AGAIN)
    ways["traced"] = each(lambda row: work.trace.record(row, work.year), rows, AGAIN)
    timed = per_record(in_turns(ways, rounds), sizes)
    lines = []
    ours = timed["ruledsl"]
    for name in found:
        target = 15.0 if name == "zen-engine" else 0.0
        lines.append(line(f"one record, against {name}", ours, [timed[name]], 1e6, "µs", target, True))
    if "zen-engine traced" in timed:
        traced = [timed["zen-engine traced"]]
        lines.append(line("one record with its trace, against zen-engine", timed["traced"], traced, 1e6, "µs", 0, True))
    return problems, lines


def _started(work: Workload, rows: list[Any]) -> tuple[dict[str, Callable[[Any], Any]], list[str]]:
    """The engines that are installed, and where they say something else than we do."""
    found: dict[str, Callable[[Any], Any]] = {}
    problems: list[str] = []
    slots = [work.fast.names.index(work.plan.output(role) or "") for role in ("assessor", "total", "grade")]
    for peer in PEERS:
        try:
            found[peer.name] = peer.start()
        except ImportError as why:
            problems.append(f"{peer.name} is not installed: {why}")
            continue
        for number, row in enumerate(rows[: RECORDS[peer.name]]):
            ours = work.fast.record(row, work.year)
            theirs = found[peer.name](document(row, work.year))
            if tuple(ours[s] for s in slots) != tuple(theirs):
                problems.append(f"{peer.name}, record {number}: {theirs}, not {[ours[s] for s in slots]}")
                break
    return found, problems
