"""``python -m benchmarks.child NAME FOLDER OUT``: one way from files to a file, in a process of its own.

Prints seconds on the wall and of the processor, without the imports but with the Java that Spark starts, and the most
memory that the process had.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.workload import FILES

Run = Callable[[dict[str, Path], Path], Any]


def ours(paths: dict[str, Path], out: Path, *more: str) -> None:
    """The command, as it is typed."""
    from ruledsl.cli import main  # noqa: PLC0415

    rules, scheme = map(str, FILES)
    folder = str(paths["units"].parent)
    try:
        main(["eval", rules, "--scheme", scheme, folder, "-o", str(out), *more])
    except SystemExit as end:
        if end.code:
            raise


def ours_in_spark(paths: dict[str, Path], out: Path) -> None:
    """The command on a Spark that it starts."""
    ours(paths, out, "--engine", "spark")


def in_spark(paths: dict[str, Path], out: Path) -> None:
    """The query by hand in a Spark that it starts, into a folder."""
    from benchmarks.baseline_sql import file_spark, spark_session  # noqa: PLC0415

    file_spark(paths, out, spark_session())


def zen_engine(paths: dict[str, Path], out: Path) -> None:
    """One document after the other; it ranks nobody."""
    import polars as pl  # noqa: PLC0415

    from benchmarks.peers import zen_engine as start  # noqa: PLC0415
    from benchmarks.zen_files import documents  # noqa: PLC0415

    run, names, found = start(), [], []
    for name, document in documents(paths):
        names.append(name)
        found.append(run(document))
    pl.DataFrame({"单位": names, "found": [list(f) for f in found]}).write_parquet(out)


#: What imports by itself all that it needs, while it runs.
ALONE: dict[str, Run] = {"zen-engine": zen_engine, "spark": in_spark}


def program(name: str) -> Run:
    """What a name stands for, with everything imported that it needs."""
    if name in ("ruledsl", "ruledsl-spark"):
        import ruledsl.cli  # noqa: PLC0415
        import ruledsl.tools.bulk.run  # noqa: F401, PLC0415

        import pyarrow.parquet  # isort: skip  # noqa: F401, PLC0415 – as the command does, after what sets it up

        return ours if name == "ruledsl" else ours_in_spark
    if name == "numpy":
        from benchmarks.baseline_numpy import file_numpy  # noqa: PLC0415

        return file_numpy
    if name == "duckdb":
        from benchmarks.baseline_sql import file_duckdb  # noqa: PLC0415

        return file_duckdb
    if name in ALONE:
        return ALONE[name]
    from benchmarks.baseline_polars import FILES as POLARS  # noqa: PLC0415

    return POLARS[name.removeprefix("polars-")]


def peak() -> float:
    """The most MB that this program had; ``getrusage`` would count what its parent had when it was started."""
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def spent() -> float:
    """Seconds of the processor, with those of the processes that this one has started and not ended."""
    started = Path(f"/proc/self/task/{os.getpid()}/children")
    pids = started.read_text("utf-8").split() if started.exists() else []
    fields = [Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split() for pid in pids]
    return process_time() + sum(int(f[11]) + int(f[12]) for f in fields) / os.sysconf("SC_CLK_TCK")


def once(name: str, folder: str, out: str) -> None:
    """Run it once."""
    paths = {table: Path(folder) / f"{table}.parquet" for table in ("units", "events", "approvals")}
    run = program(name)
    start, used = perf_counter(), spent()
    run(paths, Path(out))
    took = {"wall": perf_counter() - start, "own": spent() - used}
    print(json.dumps(took | {"peak": peak()}), file=sys.stderr)


if __name__ == "__main__":
    once(*sys.argv[1:])
