"""The whole Jinchang assessment by hand in Polars: integer columns to integer columns, and Parquet to Parquet.

Written as somebody would who knows the measure and Polars and wants it fast: lazy, one pass over the event lines, group
and join.  Part of the frozen baselines, see ``frozen.py``.
"""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from benchmarks.columns import CLASSES, KINDS
from benchmarks.workload import FIRST, LAST

Frames = dict[str, pl.DataFrame]

OTHERS, FIRST_DEDUCTION, VETO = 3, 4, 11
GRADES = ("优秀", "良好", "合格", "不合格")
ASSESSORS = ("市政府办公室", "县区政府办公室与主管部门")
STEPS = tuple(f"总分.第{i}步" for i in range(1, 7))


def _bonus(kind: pl.Expr, points: pl.Expr) -> pl.Expr:
    """What a line that counts adds."""
    return (
        pl.when(kind == 0).then(200).when((kind == 1) | (kind == 2)).then(100).when(kind == OTHERS).then(points)
    ).otherwise(0)  # fmt: skip


def _scored(units: pl.LazyFrame, *more: str) -> pl.LazyFrame:
    """The steps and the grade, from the sums of the events beside a unit's facts."""
    bonus = pl.min_horizontal(pl.col("bonus").fill_null(0), pl.col("limit").fill_null(1000))
    return (
        units.with_columns(
            (pl.col("考核内容") + bonus).alias(STEPS[1]),
        )
        .with_columns(pl.min_horizontal(STEPS[1], 10000).alias(STEPS[2]))
        .with_columns((pl.col(STEPS[2]) - pl.col("deducted").fill_null(0)).alias(STEPS[3]))
        .with_columns(pl.max_horizontal(STEPS[3], 0).alias(STEPS[5]))
        .select(
            "类别",
            pl.when(pl.col("类别") <= 1).then(0).otherwise(1).alias("考核主体"),
            pl.col("考核内容").alias(STEPS[0]),
            STEPS[1],
            STEPS[2],
            STEPS[3],
            pl.col(STEPS[3]).alias(STEPS[4]),
            STEPS[5],
            pl.when(pl.col("vetoed").fill_null(False) | (pl.col("泄密").cast(pl.Int8) == 1))
            .then(3)
            .when(pl.col(STEPS[5]) >= 9000)
            .then(0)
            .when(pl.col(STEPS[5]) >= 8000)
            .then(1)
            .when(pl.col(STEPS[5]) >= 6000)
            .then(2)
            .otherwise(3)
            .alias("等次"),
            (pl.col(STEPS[5]) * 2 + (pl.col(STEPS[1]) > pl.col(STEPS[2]))).alias("key"),
            *more,
        )
    )


def _rank_window(scored: pl.LazyFrame) -> pl.LazyFrame:
    return scored.with_columns(pl.col("key").rank("min", descending=True).over("类别").cast(pl.Int64).alias("名次"))


def _rank_histogram(scored: pl.LazyFrame) -> pl.LazyFrame:
    """There are far fewer scores than units: count those above each score once."""
    levels = (
        scored.group_by("类别", "key")
        .len()
        .sort("key", descending=True)
        .with_columns((pl.col("len").cum_sum().over("类别") - pl.col("len") + 1).cast(pl.Int64).alias("名次"))
        .drop("len")
    )
    return scored.join(levels, on=["类别", "key"], how="left")


def _columns(frames: Frames, ranked: Callable[[pl.LazyFrame], pl.LazyFrame]) -> pl.DataFrame:
    kind, points = pl.col("#kind"), pl.col("分值")
    inside = frames["event_lines"].lazy().filter(pl.col("日期").is_between(FIRST, LAST))
    sums = inside.group_by("#parent").agg(
        _bonus(kind, points).sum().alias("bonus"), (kind == VETO).any().alias("vetoed")
    )
    worst = (
        inside.filter(kind.is_between(FIRST_DEDUCTION, VETO - 1))
        .group_by("#parent", "事由")
        .agg(points.max())
        .group_by("#parent")
        .agg(points.sum().alias("deducted"))
    )
    limits = frames["approvals"].lazy().group_by("#parent").agg(pl.col("限额").max().alias("limit"))
    units = frames["unit"].lazy().with_row_index("#parent").with_columns(pl.col("#parent").cast(pl.Int64))
    for more in (sums, worst, limits):
        units = units.join(more, on="#parent", how="left", maintain_order="left")
    return ranked(_scored(units, "#parent")).sort("#parent").select("考核主体", *STEPS, "等次", "名次").collect()


def columns_window(frames: Frames) -> pl.DataFrame:
    """Integers in memory, the rank by a window."""
    return _columns(frames, _rank_window)


def columns_histogram(frames: Frames) -> pl.DataFrame:
    """Integers in memory, the rank by counting."""
    return _columns(frames, _rank_histogram)


def columns_dense(frames: Frames) -> pl.DataFrame:
    """Integers in memory without a join: units are numbered, so sums are scattered to their places."""
    kind, points = pl.col("#kind"), pl.col("分值")
    inside = frames["event_lines"].lazy().filter(pl.col("日期").is_between(FIRST, LAST))
    sums = inside.group_by("#parent").agg(
        _bonus(kind, points).sum().alias("bonus"), (kind == VETO).any().alias("vetoed")
    )
    worst = (
        inside.filter(kind.is_between(FIRST_DEDUCTION, VETO - 1))
        .group_by("#parent", "事由")
        .agg(points.max())
        .group_by("#parent")
        .agg(points.sum().alias("deducted"))
    )
    found = pl.collect_all([sums, worst])
    size = frames["unit"].height
    limits = frames["approvals"].group_by("#parent").agg(pl.col("限额").max().alias("limit"))
    spread = [
        pl.zeros(size, pl.Int64, eager=True).scatter(frame["#parent"], frame[name].cast(pl.Int64)).alias(name)
        for frame, name in ((found[0], "bonus"), (found[0], "vetoed"), (found[1], "deducted"))
    ]
    spread.append(
        pl.repeat(1000, size, dtype=pl.Int64, eager=True).scatter(limits["#parent"], limits["limit"]).alias("limit")
    )
    units = frames["unit"].with_columns(*spread).lazy().with_columns(pl.col("vetoed") > 0).with_row_index("#parent")
    return _rank_window(_scored(units, "#parent")).select("考核主体", *STEPS, "等次", "名次").collect()


COLUMNS = {"window": columns_window, "histogram": columns_histogram, "dense": columns_dense}

# --- Parquet to Parquet ------------------------------------------------------------------------------------------

#: The statements that apply to every unit, as bits in document order.
ALWAYS = sum(1 << bit for bit in (*range(6), 10, 11, 12, 14, 16, 19, 20, 25, 26, 27, 35, 36, 37, *range(39, 43), *range(44, 52), 55))  # fmt: skip
#: The bit of each kind of event.
KIND_BITS = dict(zip(KINDS, (21, 22, 23, 24, *range(28, 35), 17), strict=True))


def _hundredths(name: str) -> pl.Expr:
    return pl.col(name).to_physical().cast(pl.Int64)


def _decimal(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Int128).reinterpret(dtype=pl.Decimal(18, 2))


def _bit(number: int, condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(1 << number).otherwise(0)


def _applies() -> pl.Expr:
    """The statements that apply to a unit."""
    there = {
        name: pl.col(name).is_not_null()
        for name in ("考核通知日", "考核开始日", "自查报告日", "初评等次日", "结果反馈日")
    }
    return (
        pl.lit(ALWAYS)
        + pl.col("kinds").fill_null(0)
        + _bit(6, there["考核通知日"] & there["考核开始日"])
        + _bit(7, there["考核通知日"] & there["自查报告日"])
        + _bit(8, there["考核开始日"] | there["初评等次日"])
        + _bit(9, there["结果反馈日"])
        + _bit(18, pl.col("泄密"))
        + _bit(54, ((pl.col("kinds").fill_null(0) // (1 << 33)) % 2 == 1) | (pl.col("泄密") & pl.col("泄密影响严重")))
    )


def _file(paths: dict[str, Path], out: Path, ranked: Callable[[pl.LazyFrame], pl.LazyFrame]) -> None:
    kind, points = pl.col("计入"), pl.col("points")
    inside = (
        pl.scan_parquet(paths["events"])
        .filter(pl.col("日期").cast(pl.Int32).is_between(FIRST, LAST))
        .select(
            "单位",
            "编号",
            "事由",
            pl.col("计入").replace_strict(dict(zip(KINDS, range(len(KINDS)), strict=True)), return_dtype=pl.Int8),
            _hundredths("分值").alias("points"),
        )
    )
    sums = inside.group_by("单位").agg(
        _bonus(kind, points).sum().alias("bonus"),
        (kind == VETO).any().alias("vetoed"),
        kind.replace_strict(list(range(12)), [1 << bit for bit in KIND_BITS.values()], return_dtype=pl.Int64).bitwise_or().alias("kinds"),
    )  # fmt: skip
    worst = (
        inside.filter(kind.is_between(FIRST_DEDUCTION, VETO - 1))
        .group_by("单位", "事由", pl.when(pl.col("事由").is_null()).then("编号").alias("own"))
        .agg(points.max())
        .group_by("单位")
        .agg(points.sum().alias("deducted"))
    )
    limits = pl.scan_parquet(paths["approvals"]).group_by("单位").agg(_hundredths("限额").max().alias("limit"))
    classes = dict(zip(CLASSES, range(len(CLASSES)), strict=True))
    units = pl.scan_parquet(paths["units"]).with_row_index("row")
    units = units.with_columns(
        pl.col("类别").replace_strict(classes, return_dtype=pl.Int64), _hundredths("考核内容").alias("考核内容")
    )
    for more in (sums, worst, limits):
        units = units.join(more, on="单位", how="left")
    whole = ranked(_scored(units.with_columns(_applies().alias("applies")), "row", "单位", "applies")).sort("row")
    grade, assessor = pl.col("等次"), pl.col("考核主体")
    whole.select(
        "单位",
        pl.col("类别").replace_strict(list(range(5)), list(CLASSES), return_dtype=pl.String),
        assessor.replace_strict([0, 1], list(ASSESSORS), return_dtype=pl.String),
        *(_decimal(step) for step in STEPS),
        _decimal(STEPS[5]).alias("总分"),
        grade.replace_strict(list(range(4)), list(GRADES), return_dtype=pl.String),
        "名次",
        "applies",
    ).collect().write_parquet(out)


def file_window(paths: dict[str, Path], out: Path) -> None:
    """Parquet to Parquet, the rank by a window."""
    _file(paths, out, _rank_window)


def file_histogram(paths: dict[str, Path], out: Path) -> None:
    """Parquet to Parquet, the rank by counting."""
    _file(paths, out, _rank_histogram)


FILES = {"window": file_window, "histogram": file_histogram}
