"""``python -m benchmarks``: everything against what others would write, in one table, within a quarter of an hour.

    python -m benchmarks                        all of it
    python -m benchmarks record engines         some of it
    python -m benchmarks --write README.md      and the table and the plot of the README
    python -m benchmarks growth --units 20000000        2 GB in the folder for temporary files, some ten minutes
    python -m benchmarks spark --rounds 3

Ratios are of medians of interleaved rounds of one run.  The exit code is 1 when results differ or a frozen baseline was
changed, never because of a time.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from attrs import asdict

from benchmarks import bulk, cold, engines, growth, memory, record, replay, spark, table
from benchmarks.frozen import changed
from benchmarks.turns import ROUNDS, Line

Found = tuple[list[str], list[Line]]


def records(given: argparse.Namespace) -> Found:
    """The record back-end against the best hand-written Python."""
    problems, comparisons = record.main(seconds=given.seconds)
    lines = []
    for c in comparisons:
        what = f"one record, {c.variant}, {c.records}: against Python by hand"
        theirs = tuple((t.name, t.median) for t in c.by_hand)
        ours, best = c.compiled.median, c.best
        target = record.TARGETS[c.variant] * (c.records == "events")
        lines.append(Line(what, ours, "µs", best.name, best.median, c.ratio, c.ratio, target, False, theirs))
    return problems, lines


PARTS: dict[str, Callable[[argparse.Namespace], Found]] = {
    "record": records,
    "engines": lambda g: engines.main(g.rounds),
    "replay": lambda g: ([], replay.main(g.rounds)),
    "memory": lambda g: memory.main(_sizes(g.units), g.rounds),
    "bulk": lambda g: bulk.main(_sizes(g.units), g.rounds),
    "spark": lambda g: spark.main(g.units, g.rounds),
    "growth": lambda g: ([], growth.main([n for n in GROWING if n <= max(g.units, 10**6)], 3)),
    "cold": lambda g: ([], cold.main(g.runs)),
}


#: Numbers of units over which growth is measured, those above a million when they are asked for.
GROWING = (100_000, 1_000_000, 10_000_000, 20_000_000)


def _sizes(units: int) -> tuple[int, ...]:
    return (*(n for n in (10_000, 100_000, 1_000_000) if n < units), units)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("which", nargs="*", help=f"some of {', '.join(PARTS)} (default: all)", metavar="PART")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    parser.add_argument("--write", type=Path, metavar="README", help="put the table there and draw the plot")
    parser.add_argument("--units", type=int, default=1_000_000, help="the most units at once")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="interleaved rounds")
    parser.add_argument("--seconds", type=float, default=4.0, help="time for each comparison of records")
    parser.add_argument("--runs", type=int, default=25, help="cold starts of each command")
    given = parser.parse_args()
    if unknown := set(given.which) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    problems = [f"{name} is not as it was frozen; see benchmarks/frozen.py" for name in changed()]
    lines: list[Line] = []
    for name in given.which or PARTS:
        print(f"… {name}", file=sys.stderr, flush=True)
        wrong, found = PARTS[name](given)
        problems += wrong
        lines += found
    if given.json:
        print(json.dumps({"problems": problems, "lines": [asdict(x) for x in lines]}, ensure_ascii=False, indent=1))
    else:
        print(table.plain(lines))
    for problem in problems:
        print(problem, file=sys.stderr)
    if given.write and not problems:
        table.write(given.write, lines, said(given))
    return 1 if problems else 0


def said(given: argparse.Namespace) -> str:
    """Where the numbers come from."""
    python, cores = platform.python_version(), os.cpu_count()
    return f"`python -m benchmarks`, {cores} cores, Python {python}, medians of {given.rounds} interleaved rounds, results checked equal."


if __name__ == "__main__":
    sys.exit(main())
