"""``python -m benchmarks``: everything, in one table; ``--json`` for machines.

Ratios are this project's time over the baseline's, medians of interleaved runs; below the target is good.  The exit
code is 1 when results differ or a frozen baseline was changed, never because of a time.
"""

import argparse
import json
import sys

from attrs import asdict, frozen

from benchmarks import cold, record
from benchmarks.frozen import changed

#: Width of the columns that hold numbers.
_WIDTH = 9


@frozen
class Line:
    """One comparison; ours and theirs are medians, with the minima beside them."""

    what: str
    unit: str
    ours: float
    ours_least: float
    against: str
    theirs: float
    theirs_least: float
    ratio: float
    ratio_of_least: float
    target: float


def lines_of(comparisons: list[record.Comparison], starts: list[cold.Cold]) -> list[Line]:
    """What was measured, as lines of the table."""
    found = [
        Line(
            f"record, {c.variant}, {c.records}",
            "µs",
            c.compiled.median,
            c.compiled.least,
            f"by hand: {c.best.name}",
            c.best.median,
            min(t.least for t in c.by_hand),
            c.ratio,
            c.ratio_of_least,
            record.TARGETS[c.variant],
        )
        for c in comparisons
    ]
    for x in starts:
        theirs = ("imports only", x.base, x.base_least)
        ratios = (x.ratio, x.ratio_of_least, cold.TARGET)
        found.append(Line(f"cold check, {x.clock}", "ms", x.check, x.check_least, *theirs, *ratios))
    return found


def table(lines: list[Line]) -> str:
    """Plain text: a line for each comparison, minima in brackets."""
    head = f"{'':24}{'ours':>{2 * _WIDTH}}  {'baseline':{2 * _WIDTH}}{'':{2 * _WIDTH}}{'ratio':>{2 * _WIDTH}}{'target':>{_WIDTH}}"
    rows = [head]
    for x in lines:
        ours = f"{x.ours:.2f} ({x.ours_least:.2f}) {x.unit}"
        theirs = f"{x.theirs:.2f} ({x.theirs_least:.2f}) {x.unit}"
        ratio = f"{x.ratio:.2f} ({x.ratio_of_least:.2f})"
        rows.append(
            f"{x.what:24}{ours:>{2 * _WIDTH}}  {x.against:{2 * _WIDTH}}{theirs:>{2 * _WIDTH}}{ratio:>{2 * _WIDTH}}{x.target:>{_WIDTH}.2f}"
        )
    return "\n".join([*rows, "medians of interleaved runs, minima in brackets; ratio = ours / baseline"])


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("which", nargs="*", help="record, cold (default: both)", metavar="record|cold")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    parser.add_argument("--seconds", type=float, default=4.0, help="time for each comparison of records")
    parser.add_argument("--runs", type=int, default=25, help="cold starts of each command")
    given = parser.parse_args()
    which = given.which or ["record", "cold"]
    problems = [f"{name} is not as it was frozen; see benchmarks/frozen.py" for name in changed()]
    comparisons: list[record.Comparison] = []
    if "record" in which:
        found, comparisons = record.main(seconds=given.seconds)
        problems += found
    lines = lines_of(comparisons, cold.cold(given.runs) if "cold" in which else [])
    if given.json:
        print(json.dumps({"problems": problems, "lines": [asdict(x) for x in lines]}, ensure_ascii=False, indent=1))
    else:
        print(table(lines))
        for problem in problems:
            print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
