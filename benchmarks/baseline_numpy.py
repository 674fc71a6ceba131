"""The whole Jinchang assessment by hand in numpy, integer columns to integer columns, and Parquet to Parquet with it.

Written as somebody would who knows the measure and numpy and wants it fast: units are numbered, so sums are counted into
place; a rank is a cumulated histogram of the few scores that there can be.  Part of the frozen baselines.
"""

from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.baseline_polars import ALWAYS, ASSESSORS, GRADES, KIND_BITS, STEPS
from benchmarks.columns import CLASSES, KINDS
from benchmarks.workload import FIRST, LAST

Columns = dict[str, np.ndarray]


def _deducted(parent: np.ndarray, incident: np.ndarray, points: np.ndarray, size: int) -> np.ndarray:
    """The highest deduction of each incident, summed by unit."""
    if not len(parent):
        return np.zeros(size, np.int64)
    low = incident.min()
    key = parent * (incident.max() - low + 1) + (incident - low)
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    worst = np.maximum.reduceat(points[order], starts)
    return np.bincount(parent[order][starts], weights=worst, minlength=size).astype(np.int64)


def _scores(unit: Columns, lines: Columns, approvals: Columns) -> Columns:
    size = len(unit["类别"])
    inside = (lines["日期"] >= FIRST) & (lines["日期"] <= LAST)
    parent, kind, points = lines["#parent"][inside], lines["#kind"][inside], lines["分值"][inside]
    added = np.where(kind == 0, 200, np.where(kind < 3, 100, np.where(kind == 3, points, 0)))
    bonus = np.bincount(parent, weights=added, minlength=size).astype(np.int64)
    vetoed = np.zeros(size, bool)
    vetoed[parent[kind == 11]] = True
    minus = (kind >= 4) & (kind <= 10)
    deducted = _deducted(parent[minus], lines["事由"][inside][minus], points[minus], size)
    limit = np.full(size, 1000)
    approved = np.zeros(size, np.int64)
    np.maximum.at(approved, approvals["#parent"], approvals["限额"])
    limit[approvals["#parent"]] = approved[approvals["#parent"]]
    steps = [unit["考核内容"]]
    steps.append(steps[0] + np.minimum(bonus, limit))
    steps.append(np.minimum(steps[1], 10000))
    steps.append(steps[2] - deducted)
    steps.append(steps[3])
    steps.append(np.maximum(steps[3], 0))
    total = steps[5]
    band = np.where(total >= 9000, 0, np.where(total >= 8000, 1, np.where(total >= 6000, 2, 3)))
    return {
        "考核主体": np.where(unit["类别"] <= 1, 0, 1),
        **dict(zip(STEPS, steps, strict=True)),
        "等次": np.where(vetoed | (unit["泄密"] == 1), 3, band),
        "名次": _ranks(unit["类别"], total * 2 + (steps[1] > steps[2])),
    }


def _ranks(group: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Competition ranks, the highest key first, within groups."""
    width = int(key.max()) + 1
    at = group * width + key
    counts = np.bincount(at, minlength=(int(group.max()) + 1) * width).reshape(-1, width)
    above = counts[:, ::-1].cumsum(axis=1)[:, ::-1] - counts
    return above.reshape(-1)[at] + 1


def columns_numpy(stores: dict[str, Columns]) -> Columns:
    """Integers in memory."""
    return _scores(stores["unit"], stores["event_lines"], stores["approvals"])


# --- Parquet to Parquet ------------------------------------------------------------------------------------------


def _hundredths(column: Any) -> np.ndarray:
    """A decimal with two places as its hundredths: the low words of its 128 bits."""
    words = [
        np.frombuffer(chunk.buffers()[1], np.int64).reshape(-1, 2)[chunk.offset : chunk.offset + len(chunk), 0]
        for chunk in column.chunks
    ]
    return np.concatenate(words) if words else np.zeros(0, np.int64)


def _codes(column: Any, words: tuple[str, ...]) -> np.ndarray:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import compute  # noqa: PLC0415

    return compute.index_in(column, pa.array(words)).to_numpy()


def _applies(units: Any, parent: np.ndarray, kind: np.ndarray, size: int) -> np.ndarray:
    """The statements that apply, as bits."""
    from pyarrow import compute  # noqa: PLC0415

    bits = np.full(size, ALWAYS)
    for number, bit in enumerate(KIND_BITS.values()):
        there = np.zeros(size, bool)
        there[parent[kind == number]] = True
        bits += there.astype(np.int64) << bit
        if number == 9:
            accountable = there
    notice, start, report, graded, told = (
        compute.is_valid(units[name]).to_numpy()
        for name in ("考核通知日", "考核开始日", "自查报告日", "初评等次日", "结果反馈日")
    )
    leak, grave = units["泄密"].to_numpy(), units["泄密影响严重"].to_numpy()
    extra = {
        6: notice & start,
        7: notice & report,
        8: start | graded,
        9: told,
        18: leak,
        54: accountable | (leak & grave),
    }
    return bits + sum(there.astype(np.int64) << bit for bit, there in extra.items())


def _keyed(events: Any) -> np.ndarray:
    """Numbers that are equal where the incident is, or without incident the event."""
    incident = events["事由"].combine_chunks().dictionary_encode()
    event = events["编号"].combine_chunks().dictionary_encode()
    own = -1 - event.indices.to_numpy()
    named = incident.indices.fill_null(0).to_numpy()
    return np.where(incident.is_null().to_numpy(zero_copy_only=False), own, named)


def file_numpy(paths: dict[str, Path], out: Path) -> None:
    """Parquet to Parquet: pyarrow reads and writes."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import compute, parquet  # noqa: PLC0415

    units = parquet.read_table(paths["units"])
    events = parquet.read_table(paths["events"], columns=["单位", "编号", "日期", "事由", "计入", "分值"])
    approvals = parquet.read_table(paths["approvals"])
    size, names = units.num_rows, units["单位"].combine_chunks()
    unit = {
        "类别": _codes(units["类别"], CLASSES).astype(np.int64),
        "考核内容": _hundredths(units["考核内容"]),
        "泄密": units["泄密"].to_numpy(),
    }
    day = events["日期"].cast(pa.int32()).to_numpy()
    kind = _codes(events["计入"], KINDS)
    lines = {
        "#parent": compute.index_in(events["单位"], names).to_numpy().astype(np.int64),
        "#kind": kind,
        "日期": day,
        "事由": _keyed(events),
        "分值": _hundredths(events["分值"]),
    }
    limits = {
        "#parent": compute.index_in(approvals["单位"], names).to_numpy(),
        "限额": _hundredths(approvals["限额"]),
    }
    found = _scores(unit, lines, limits)
    inside = (day >= FIRST) & (day <= LAST)
    bits = _applies(units, lines["#parent"][inside], kind[inside], size)
    steps = {name: _as_decimal(found[name]) for name in STEPS}
    table = {
        "单位": units["单位"],
        "类别": units["类别"],
        "考核主体": pa.array(ASSESSORS).take(pa.array(found["考核主体"])),
        **steps,
        "总分": steps[STEPS[5]],
        "等次": pa.array(GRADES).take(pa.array(found["等次"])),
        "名次": found["名次"],
        "applies": bits,
    }
    parquet.write_table(pa.table(table), out, compression="zstd")


def _as_decimal(values: np.ndarray) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    words = np.zeros((len(values), 2), np.int64)
    words[:, 0], words[:, 1] = values, values >> 63
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(values), [None, pa.py_buffer(words)])
