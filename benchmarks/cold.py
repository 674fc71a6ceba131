"""Cold start: ``ruledsl check`` of the Jinchang rules as its own process, against Python importing what it is built on.

Where the file was checked before and has not changed, it is measured against Python importing click alone.  Both run in
turns, in rounds of alternating order, with bytecode and page cache warm; the environment of the child loses
``PYTHONDONTWRITEBYTECODE``, with which every start would compile everything anew.
"""

import os
import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from attrs import frozen

from benchmarks.turns import Line
from benchmarks.workload import ROOT


@frozen
class Contest:
    """A command of ours, what it is measured against, and the most that it may take of that.

    The exit code of the command is not looked at, for a warning is no failure of the benchmark.
    """

    what: str
    ours: tuple[str, ...]
    against: str
    theirs: str
    target: float


#: What the installed command ``ruledsl`` does; ``python -m ruledsl`` imports runpy before it.
START = "from ruledsl.__main__ import run; run()"

CONTESTS = (
    Contest(
        "cold check of a file, against its imports",
        ("check", "--no-cache", "rules/jinchang.rules"),
        "imports only",
        "import lark, click, attrs, yaml",
        1.3,
    ),
    Contest(
        "check of a file that has not changed, against import click",
        ("check", "rules/jinchang.rules"),
        "import click",
        "import click",
        1.5,
    ),
)


def environment() -> dict[str, str]:
    """The environment of a child: it may write bytecode and finds this checkout."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT)}


def once(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of one run, by the clock on the wall and of the processor.

    Raises RuntimeError when the process crashed.
    """
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    took, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    if b"Traceback" in done.stderr or done.returncode < 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr.decode('utf-8', 'replace')}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took * 1000, used * 1000


def contest(asked: Contest, runs: int, env: dict[str, str]) -> Line:
    """Both commands in turns, after two runs that warm the caches."""
    commands = {
        "ours": [sys.executable, "-c", START, *asked.ours],
        "theirs": [sys.executable, "-c", asked.theirs],
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in (*commands.values(), *commands.values()):
        once(command, env)
    for number in range(runs):
        for name in ("ours", "theirs") if number % 2 else ("theirs", "ours"):
            times[name].append(once(commands[name], env))
    (wall, own), (their_wall, their_own) = (map(median, zip(*times[n], strict=True)) for n in ("ours", "theirs"))
    ratios = wall / their_wall, own / their_own
    return Line(asked.what, wall, "ms", asked.against, their_wall, *ratios, asked.target)


def main(runs: int) -> list[Line]:
    """Every contest; verdicts are kept in a cache that is there for this alone."""
    with TemporaryDirectory() as cache:
        env = {k: v for k, v in environment().items() if k != "RULEDSL_NO_CACHE"} | {"XDG_CACHE_HOME": cache}
        return [contest(asked, runs, env) for asked in CONTESTS]
