"""Parquet to Parquet in Spark on two cores: the command against Spark SQL by hand, each in its process, Spark's start with it.

The processor's seconds are those of Python and of Java.
"""

import shutil
import sys

import polars as pl

from benchmarks.bulk import out_of, timed
from benchmarks.turns import Line, line

OURS, BY_HAND = "ruledsl-spark", "spark"
#: The most that we may take of the hand-written time.
TARGET = 1.2


def differences(units: int) -> list[str]:
    """Where the query by hand wrote something else than we did."""
    ours = pl.read_parquet(out_of(OURS, units)).sort("单位")
    theirs = pl.read_parquet(out_of(BY_HAND, units) / "*.parquet").sort("单位")
    lacking = [c for c in theirs.columns if c not in ours.columns]
    wrong = [c for c in theirs.columns if c in ours.columns and not theirs[c].equals(ours[c])]
    return [f"{units} units in Spark: {column} differs" for column in lacking + wrong]


def main(units: int, rounds: int) -> tuple[list[str], list[Line]]:
    """What differs, and how times compare; nothing where there is no Java."""
    if shutil.which("java") is None:
        print("no Spark without Java", file=sys.stderr)
        return [], []
    ways = timed((OURS, BY_HAND), units, rounds)
    what = f"{units:,} units, Parquet to Parquet, in Spark on two cores"
    return differences(units), [line(what, ways[OURS], [ways[BY_HAND]], 1, "s", TARGET)]
