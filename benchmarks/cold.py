"""Cold start: ``ruledsl check`` of the Jinchang rules as its own process, against Python importing what it is built on.

Both run in turns, in rounds of alternating order, with bytecode and page cache warm; the environment of the child
loses ``PYTHONDONTWRITEBYTECODE``, with which every start would compile everything anew.
"""

import os
import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

from attrs import frozen

from benchmarks.workload import ROOT

#: What any tool on these libraries pays before its first line.
BASE = [sys.executable, "-c", "import lark, click, attrs, yaml"]
#: What is measured; its exit code is not looked at, for a warning is no failure of the benchmark.
CHECK = [sys.executable, "-m", "ruledsl", "check", "--no-cache", "rules/jinchang.rules"]
#: The most that the check may take of the base's time.
TARGET = 1.3


@frozen
class Cold:
    """Milliseconds of a process, median and minimum, of the check and of the base."""

    clock: str
    check: float
    check_least: float
    base: float
    base_least: float

    @property
    def ratio(self) -> float:
        return self.check / self.base

    @property
    def ratio_of_least(self) -> float:
        return self.check_least / self.base_least


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


def cold(runs: int = 25) -> list[Cold]:
    """Both commands in turns, after two runs that warm the caches: by the wall's clock and by the processor's."""
    env = environment()
    times: dict[str, list[tuple[float, float]]] = {"check": [], "base": []}
    commands = {"check": CHECK, "base": BASE}
    for command in (*commands.values(), *commands.values()):
        once(command, env)
    for number in range(runs):
        for name in ("check", "base") if number % 2 else ("base", "check"):
            times[name].append(once(commands[name], env))
    found = []
    for clock, which in (("wall", 0), ("processor", 1)):
        check, base = ([t[which] for t in times[name]] for name in ("check", "base"))
        found.append(Cold(clock, median(check), min(check), median(base), min(base)))
    return found
