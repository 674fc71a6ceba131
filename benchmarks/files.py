"""Parquet files of any number of units, made once and kept, and the hand-written programs that turn them into results."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.columns import population, written

#: Where the files are kept between runs: they depend on the number of units alone.
KEPT = Path(tempfile.gettempdir()) / "ruledsl-benchmarks"
TABLES = ("units", "events", "approvals")
#: More units than these are drawn in parts, each by a draw of its own.
AT_ONCE = 2_000_000
#: What the hand-written programs take for granted of the year, as the command reads it.
HEAD = """\
办法: 金昌政务公开考核
年度: 2023
本次考核:
  方案制定日: 2023-01-10
  方案审定日: 2023-01-20
  方案实施日: 2023-02-01
  小组组成日: 2023-02-10
  结果审定日: 2023-12-20
  结果通报日: 2023-12-25
"""


def facts_at(units: int) -> dict[str, Path]:
    """The files of so many units."""
    folder = KEPT / f"{units}-v1"
    paths = {name: folder / f"{name}.parquet" for name in TABLES}
    if not all(path.exists() for path in paths.values()):
        starts = range(0, units, AT_ONCE)
        written((population(min(AT_ONCE, units - n), seed=1 + k) for k, n in enumerate(starts)), folder)
    (folder / "run.yaml").write_text(HEAD, encoding="utf-8")
    return paths


def removed(units: int) -> None:
    """No longer kept: very many units are some gigabytes."""
    shutil.rmtree(KEPT / f"{units}-v1", ignore_errors=True)
    for path in (KEPT / "results").glob(f"{units}-*"):
        path.unlink()


def by_hand(paths: dict[str, Path]) -> Iterator[tuple[str, Path]]:
    """Every hand-written program that needs no cluster, run once: its name and the file that it wrote."""
    from benchmarks.baseline_numpy import file_numpy  # noqa: PLC0415
    from benchmarks.baseline_polars import FILES  # noqa: PLC0415
    from benchmarks.baseline_sql import file_duckdb  # noqa: PLC0415

    programs = {**{f"polars-{k}": run for k, run in FILES.items()}, "numpy": file_numpy, "duckdb": file_duckdb}
    for name, run in programs.items():
        out = next(iter(paths.values())).parent / f"{name}.out"
        run(paths, out)
        yield name, out
