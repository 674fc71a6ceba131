"""Parquet to Parquet, every step, grade, rank and clause: the command against what is written by hand, each in its process.

Each writes the same columns; the results are held against each other first.  zen-engine ranks nobody and is measured on
fewer units; its time is what the same number of units would take.
"""

import json
import subprocess
import sys
from itertools import chain
from pathlib import Path

import polars as pl

from benchmarks.cold import environment
from benchmarks.files import facts_at
from benchmarks.turns import Line, Timed, line
from benchmarks.workload import ROOT

BY_HAND = ("polars-window", "polars-histogram", "numpy", "duckdb")
#: The most that we may take of the best hand-written time; how much faster than zen-engine; the most memory in MB.
TARGET, FASTER, PEAK = 1.3, 15.0, 400
ZEN_UNITS = 20_000


def once(name: str, units: int) -> tuple[float, float, float]:
    """Seconds on the wall and of the processor, and MB at most."""
    folder = facts_at(units)["units"].parent
    command = [sys.executable, "-m", "benchmarks.child", name, str(folder), str(out_of(name, units))]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stderr}")
    said = json.loads(done.stderr.splitlines()[-1])
    return said["wall"], said["own"], said["peak"]


def out_of(name: str, units: int) -> Path:
    """Where a way writes its results: not among the facts."""
    folder = facts_at(units)["units"].parent.parent / "results"
    folder.mkdir(exist_ok=True)
    return folder / f"{units}-{name}.parquet"


def timed(names: tuple[str, ...], units: int, rounds: int) -> dict[str, Timed]:
    """All ways in turns."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 else names[::-1]:
            found[name].append(once(name, units))
    return {
        n: Timed(n, tuple(w for w, _, _ in f), tuple(o for _, o, _ in f), max(p for *_, p in f))
        for n, f in found.items()
    }


def differences(units: int) -> list[str]:
    """Where the others wrote something else than we did."""
    ours = pl.read_parquet(out_of("ruledsl", units)).sort("单位")
    problems = []
    for name in BY_HAND:
        theirs = pl.read_parquet(out_of(name, units)).sort("单位")
        lacking = set(theirs.columns) - set(ours.columns)
        problems += [f"{name}: we have no {column}" for column in sorted(lacking)]
        wrong = [c for c in theirs.columns if c not in lacking and not theirs[c].equals(ours[c])]
        problems += [f"{units} units, {name}: {column} differs" for column in wrong]
    return problems


def main(sizes: tuple[int, ...], rounds: int) -> tuple[list[str], list[Line]]:
    """What differs, and how times and memory compare, for each number of units."""
    found = {units: timed(("ruledsl", *BY_HAND), units, rounds) for units in sizes}
    problems = list(chain.from_iterable(differences(units) for units in sizes))
    lines = []
    for units, ways in found.items():
        theirs = [ways[name] for name in BY_HAND]
        largest = units == max(sizes)
        lines.append(line(f"{units:,} units, Parquet to Parquet", ways["ruledsl"], theirs, 1, "s", TARGET * largest))
    units, ways = max(found.items())
    zen = timed(("zen-engine",), ZEN_UNITS, rounds)["zen-engine"]
    many = units / ZEN_UNITS
    zen = Timed(zen.name, tuple(w * many for w in zen.wall), tuple(o * many for o in zen.own))
    lines.append(
        line(f"{units:,} units, Parquet to Parquet, against zen-engine", ways["ruledsl"], [zen], 1, "s", FASTER, True)
    )
    ours, least = ways["ruledsl"].peak, min((ways[n] for n in BY_HAND), key=lambda t: t.peak)
    ratio = ours / PEAK
    others = tuple((n, ways[n].peak) for n in BY_HAND)
    lines.append(
        Line(
            f"{units:,} units, most memory (of {PEAK} MB)",
            ours,
            "MB",
            least.name,
            least.peak,
            ratio,
            ratio,
            1.0,
            False,
            others,
        )
    )
    return problems, lines
