"""The whole Jinchang assessment by hand in SQL, Parquet to Parquet: for DuckDB and, in its own words, for Spark.

Written as somebody would who knows the measure and SQL: decimals as the files have them, one aggregation of the events of
a unit, one of those of an incident, windows for the ranks.  Part of the frozen baselines.
"""

from pathlib import Path
from typing import Any

from benchmarks.baseline_polars import ALWAYS, ASSESSORS, GRADES, KIND_BITS
from benchmarks.columns import KINDS

DEDUCTIONS = ", ".join(f"'{kind}'" for kind in KINDS[4:11])
#: The bits of the kinds of event; a group of rows has the bits of all of them.
BITS = " ".join(f"WHEN '{kind}' THEN {1 << bit}" for kind, bit in KIND_BITS.items())

QUERY = f"""
WITH inside AS (
  SELECT `单位`, `编号`, `事由`, `计入`, `分值` FROM {{events}}
  WHERE `日期` BETWEEN DATE '2023-01-01' AND DATE '2023-12-31'
), sums AS (
  SELECT `单位`,
    SUM(CASE `计入` WHEN '上级表彰采用' THEN 2 WHEN '媒体专题报道' THEN 1 WHEN '批示表扬或交流发言' THEN 1
        WHEN '其他加分' THEN `分值` ELSE 0 END) AS bonus,
    MAX(CASE WHEN `计入` = '新媒体单项否决' THEN 1 ELSE 0 END) AS vetoed,
    BIT_OR(CAST(CASE `计入` {BITS} END AS BIGINT)) AS kinds
  FROM inside GROUP BY `单位`
), worst AS (
  SELECT `单位`, MAX(`分值`) AS points FROM inside WHERE `计入` IN ({DEDUCTIONS})
  GROUP BY `单位`, `事由`, CASE WHEN `事由` IS NULL THEN `编号` END
), deducted AS (
  SELECT `单位`, SUM(points) AS points FROM worst GROUP BY `单位`
), limits AS (
  SELECT `单位`, MAX(`限额`) AS points FROM {{approvals}} GROUP BY `单位`
), one AS (
  SELECT u.*, COALESCE(kinds, 0) AS kinds, COALESCE(vetoed, 0) AS vetoed,
    COALESCE(deducted.points, 0) AS deducted,
    CAST(`考核内容` + LEAST(COALESCE(bonus, 0), COALESCE(limits.points, 10)) AS DECIMAL(18, 2)) AS step2
  FROM {{units}} u LEFT JOIN sums ON u.`单位` = sums.`单位` LEFT JOIN deducted ON u.`单位` = deducted.`单位`
  LEFT JOIN limits ON u.`单位` = limits.`单位`
), two AS (
  SELECT *, CAST(LEAST(step2, 100) AS DECIMAL(18, 2)) AS step3,
    CAST(LEAST(step2, 100) - deducted AS DECIMAL(18, 2)) AS step4 FROM one
), three AS (
  SELECT *, CAST(GREATEST(step4, 0) AS DECIMAL(18, 2)) AS total FROM two
)
SELECT `单位`, `类别`,
  CASE WHEN `类别` IN ('县区政府', '市政府部门') THEN '{ASSESSORS[0]}' ELSE '{ASSESSORS[1]}' END AS `考核主体`,
  `考核内容` AS `总分.第1步`, step2 AS `总分.第2步`, step3 AS `总分.第3步`, step4 AS `总分.第4步`,
  step4 AS `总分.第5步`, total AS `总分.第6步`, total AS `总分`,
  CASE WHEN vetoed = 1 OR `泄密` THEN '{GRADES[3]}' WHEN total >= 90 THEN '{GRADES[0]}'
    WHEN total >= 80 THEN '{GRADES[1]}' WHEN total >= 60 THEN '{GRADES[2]}' ELSE '{GRADES[3]}' END AS `等次`,
  CAST(RANK() OVER (PARTITION BY `类别` ORDER BY total DESC, CASE WHEN step2 > step3 THEN 1 ELSE 0 END DESC) AS BIGINT)
    AS `名次`,
  CAST({ALWAYS} + kinds
    + CASE WHEN `考核通知日` IS NOT NULL AND `考核开始日` IS NOT NULL THEN {1 << 6} ELSE 0 END
    + CASE WHEN `考核通知日` IS NOT NULL AND `自查报告日` IS NOT NULL THEN {1 << 7} ELSE 0 END
    + CASE WHEN `考核开始日` IS NOT NULL OR `初评等次日` IS NOT NULL THEN {1 << 8} ELSE 0 END
    + CASE WHEN `结果反馈日` IS NOT NULL THEN {1 << 9} ELSE 0 END
    + CASE WHEN `泄密` THEN {1 << 18} ELSE 0 END
    + CASE WHEN kinds & {1 << 33} <> 0 OR (`泄密` AND `泄密影响严重`) THEN {1 << 54} ELSE 0 END AS BIGINT) AS applies
FROM three
"""


def duckdb_query(paths: dict[str, Path]) -> str:
    """The query over Parquet files."""
    files = {name: f"read_parquet('{path}')" for name, path in paths.items()}
    return QUERY.format(**files).replace("`", '"')


def file_duckdb(paths: dict[str, Path], out: Path) -> None:
    """Parquet to Parquet, in the order in which the rows come out."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as db:
        db.execute("SET preserve_insertion_order = false")
        db.execute(f"COPY ({duckdb_query(paths)}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")


def spark_session() -> Any:
    """A local session on two cores, as somebody would set it up for one machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    builder = SparkSession.builder.master("local[2]").appName("baseline")
    settings = {
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def file_spark(paths: dict[str, Path], out: Path, session: Any) -> None:
    """Parquet to a folder of Parquet, in a session that runs."""
    for name, path in paths.items():
        session.read.parquet(str(path)).createOrReplaceTempView(name)
    query = QUERY.format(**{name: name for name in paths})
    session.sql(query).write.mode("overwrite").option("compression", "zstd").parquet(str(out))
