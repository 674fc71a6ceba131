"""A compiled plan run by Spark, on columns that pass through Parquet files; integers that overflow must be errors there."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ruledsl.backends.sql import Query

#: The setting without which sums wrap around instead of failing.
ANSI = "spark.sql.ansi.enabled"
#: What is written is read once: to look for values that repeat takes longer than to write them.
PLAIN = {"parquet.enable.dictionary": "false"}
#: What Spark reads itself on a cluster: the memory of the process that drives it, on this machine all there is.
MEMORY = "SPARK_DRIVER_MEMORY"


class NotAnsi(Exception):
    """The session would let integers wrap around."""


def session(cores: int = 2, master: str = "", **more: str) -> Any:
    """A session in this process, with nothing open to others; or one on the cluster of a master, as that is set up."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    settings = {ANSI: "true", "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    if not master:
        settings |= {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.extraJavaOptions": "-XX:+UseParallelGC",
            "spark.driver.memory": os.environ.get(MEMORY, "3g"),
            "spark.sql.shuffle.partitions": str(cores),
        }
    builder = SparkSession.builder.master(master or f"local[{cores}]").appName("ruledsl")
    for name, value in (settings | more).items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    # What fails is raised here; else Spark prints pages of Java that it then does without.
    made.sparkContext.setLogLevel("FATAL")
    return made


def run(query: Query, tables: Mapping[str, "pa.Table"], spark: Any) -> "pa.Table":
    """What a query finds, in the order of units."""
    refuse_wrapping(spark)
    with TemporaryDirectory() as folder:
        for name, table in tables.items():
            pq.write_table(table, Path(folder) / f"{name}.parquet")
            spark.read.parquet(str(Path(folder) / f"{name}.parquet")).createOrReplaceTempView(name)
        spark.sql(query.text(pretty=False)).write.options(**PLAIN).parquet(str(Path(folder) / "found"))
        found = pq.read_table(Path(folder) / "found")
    return found.sort_by("id")


def run_files(query: Query, folder: Path, out: Path, spark: Any) -> None:
    """The same from a Parquet file for each table into a folder of Parquet files, in no order."""
    refuse_wrapping(spark)
    for name in ("lost", *query.layout.stored):
        spark.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)
    spark.sql(query.text(pretty=False)).write.options(**PLAIN).parquet(str(out))


def refuse_wrapping(spark: Any) -> None:
    """Bounds are proved, but a wrong fact must end as an error, not as another number."""
    if str(spark.conf.get(ANSI)).lower() != "true":
        raise NotAnsi(f"{ANSI} must be true")
