"""The Jinchang facts of any number of units as columns: integers in memory, Parquet files, or the rows of ``workload``.

All three say the same, so that every way to compute them can be held against every other.  How often things happen is
what ``workload.Chances`` says; the draw is by numpy and depends on the seed alone.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from benchmarks.workload import FIRST, LAST, VARIANTS, Chances, Row
from ruledsl.ir import Absence, Plan
from ruledsl.records import shape
from ruledsl.stores import KIND, PARENT, STATUS, store_of, stores

Columns = dict[str, np.ndarray]

KINDS = ("上级表彰采用", "媒体专题报道", "批示表扬或交流发言", "其他加分",
         "败诉", "平台严重错误", "平台安全", "解读回应不当", "弄虚作假", "追责情形", "其他扣分", "新媒体单项否决")  # fmt: skip
DATES = ("考核通知日", "考核开始日", "自查报告日", "初评等次日", "结果反馈日")
FLAGS = ("泄密", "符合不合格描述", "泄密影响严重")
CLASSES = ("县区政府", "市政府部门", "本级部门", "下一级政府", "派出机构")
#: The columns of event lines that only some kinds have: how many choices each has.
CHOICES = {"情形": {"平台安全": 3, "追责情形": 6}, "指标": {"新媒体单项否决": 4}, "年终检查": {"新媒体单项否决": 2}}


@frozen
class Population:
    """The facts of some units: integer columns by store; ``event`` numbers the events of a unit beside its lines."""

    unit: Columns
    event_lines: Columns
    approvals: Columns
    event: np.ndarray

    @property
    def size(self) -> int:
        return len(self.unit["类别"])

    @property
    def stores(self) -> dict[str, Columns]:
        return {"unit": self.unit, "event_lines": self.event_lines, "approvals": self.approvals}


def population(units: int, seed: int = 1, chances: Chances = VARIANTS["events"]) -> Population:
    """Random valid units."""
    draw = np.random.default_rng(seed)
    lines, event = _lines(draw, units, chances)
    return Population(_units(draw, units, chances), lines, _approvals(draw, units, chances), event)


def _units(draw: np.random.Generator, units: int, chances: Chances) -> Columns:
    found: Columns = {
        "类别": draw.integers(0, len(CLASSES), units),
        "考核内容": draw.integers(6000, 10001, units),
    }
    for name in DATES:
        missing = draw.random(units) >= chances.date
        found[name] = np.where(missing, 0, draw.integers(FIRST, LAST + 1, units))
        found[name + STATUS] = np.where(missing, int(Absence.MISSING), 0).astype(np.int8)
    return found | {name: (draw.random(units) < chances.flag).astype(np.int64) for name in FLAGS}


def _lines(draw: np.random.Generator, units: int, chances: Chances) -> tuple[Columns, np.ndarray]:
    counts = draw.integers(0, chances.events + 1, units)
    parent = np.repeat(np.arange(units), counts)
    number = np.arange(len(parent)) - np.repeat(np.cumsum(counts) - counts, counts)
    incident = np.where(draw.random(len(parent)) < chances.same_incident, draw.integers(1, 4, len(parent)), -1 - number)
    inside = draw.integers(FIRST, LAST + 1, len(parent))
    day = np.where(draw.random(len(parent)) < chances.outside, LAST + draw.integers(1, 61, len(parent)), inside)
    first = draw.integers(0, len(KINDS), len(parent))
    second = (first + draw.integers(1, len(KINDS), len(parent))) % len(KINDS)
    both = draw.random(len(parent)) < chances.second_line
    at = np.repeat(np.arange(len(parent)), 1 + both)
    again = np.concatenate([[False], at[1:] == at[:-1]]) if len(at) else np.zeros(0, bool)
    kind = np.where(again, second[at], first[at])
    columns: Columns = {
        PARENT: parent[at],
        KIND: kind.astype(np.int8),
        "日期": day[at],
        "事由": incident[at],
        "分值": _points(draw, kind),
    }
    for name, kinds in CHOICES.items():
        columns[name] = np.zeros(len(kind), np.int64)
        for of, choices in kinds.items():
            here = kind == KINDS.index(of)
            columns[name][here] = draw.integers(0, choices, int(here.sum()))
    return columns, number[at]


def _points(draw: np.random.Generator, kind: np.ndarray) -> np.ndarray:
    """The amount of a line: 0.5 to 2 for 其他加分, 5 to 10 for a deduction, none for the others."""
    bonus = draw.choice(np.array([50, 100, 150, 200]), len(kind))
    deduction = draw.integers(500, 1001, len(kind))
    none = (kind < 3) | (kind == len(KINDS) - 1)
    return np.where(none, 0, np.where(kind == 3, bonus, deduction))


def _approvals(draw: np.random.Generator, units: int, chances: Chances) -> Columns:
    approved = draw.random(units) < (chances.approval if chances.events else 0)
    number = int(approved.sum())
    return {
        PARENT: np.flatnonzero(approved),
        "限额": draw.integers(10, 16, number) * 100,
        "日期": draw.integers(FIRST, LAST + 1, number),
    }


def rows(plan: Plan, facts: Population) -> list[Row]:
    """The same facts as rows of the record back-end."""
    kept = stores(plan)
    below: dict[str, list[list[Row]]] = {}
    slots = shape(plan, "unit")
    for table in slots.tables:
        store = kept[store_of(plan.table(table), "unit")]
        columns = facts.stores[store.name]
        below[table] = [[] for _ in range(facts.size)]
        of_table = (
            columns[KIND] == store.tables.index(table) if KIND in columns else np.ones(len(columns[PARENT]), bool)
        )
        for parent, row in zip(columns[PARENT][of_table].tolist(), _rows(plan, table, columns, of_table), strict=True):
            below[table][parent].append(row)
    own = _rows(plan, "unit", facts.unit, np.ones(facts.size, bool))
    return [(*row, *(tuple(below[t][i]) for t in slots.tables)) for i, row in enumerate(own)]


def _rows(plan: Plan, table: str, columns: Columns, which: np.ndarray) -> list[Row]:
    names: list[str] = []
    for fact in shape(plan, table).facts:
        names += [fact.path, fact.path + STATUS] if fact.type.absent else [fact.path]
    return list(zip(*(columns[name][which].tolist() for name in names), strict=True))


def written(parts: Iterable[Population], folder: Path) -> dict[str, Path]:
    """The same facts as Parquet files in the documented shape: units, event lines and approvals, keyed by unit."""
    from pyarrow import parquet  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    paths: dict[str, Path] = {}
    with ExitStack() as files:
        first, writers = 0, dict[str, Any]()
        for facts in parts:
            for name, table in _tables(facts, first).items():
                paths[name] = folder / f"{name}.parquet"
                if name not in writers:
                    writers[name] = parquet.ParquetWriter(paths[name], table.schema, compression="zstd")
                    files.enter_context(writers[name])
                writers[name].write_table(table, row_group_size=131072)
            first += facts.size
    return paths


def _tables(facts: Population, first: int) -> dict[str, Any]:
    """The units from a number on and what is below them."""
    import pyarrow as pa  # noqa: PLC0415

    names, approvals = _names(first, facts.size), facts.approvals
    found = {"units": _unit_table(facts, names), "events": _event_table(facts, names)}
    found["approvals"] = pa.table({
        "单位": names.take(pa.array(approvals[PARENT])),
        "上限": pa.array(["加分合计"] * len(approvals[PARENT]), pa.string()),
        "限额": _decimal(approvals["限额"]),
        "日期": _date(approvals["日期"]),
    })  # fmt: skip
    return found


def _names(first: int, size: int) -> Any:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import compute  # noqa: PLC0415

    digits = compute.utf8_lpad(pa.array(np.arange(first, first + size)).cast(pa.string()), 8, "0")
    return compute.binary_join_element_wise("单位", digits, "")


def _decimal(values: np.ndarray, null: np.ndarray | None = None) -> Any:
    """Hundredths as decimals with two places, exactly."""
    import pyarrow as pa  # noqa: PLC0415

    words = np.zeros((len(values), 2), np.int64)
    words[:, 0], words[:, 1] = values, np.where(values < 0, -1, 0)
    whole = pa.Array.from_buffers(pa.decimal128(18, 2), len(values), [None, pa.py_buffer(words.tobytes())])
    if null is None:
        return whole
    from pyarrow import compute  # noqa: PLC0415

    return compute.if_else(pa.array(null), pa.scalar(None, pa.decimal128(18, 2)), whole)


def _date(values: np.ndarray, null: np.ndarray | None = None) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    return pa.array(values.astype(np.int32), pa.int32(), mask=null).cast(pa.date32())


def _unit_table(facts: Population, names: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    unit = facts.unit
    columns = {
        "单位": names,
        "类别": pa.array(CLASSES).take(pa.array(unit["类别"])),
        "考核内容": _decimal(unit["考核内容"]),
    }
    columns |= {name: _date(unit[name], unit[name + STATUS] > 0) for name in DATES}
    return pa.table(columns | {name: pa.array(unit[name] == 1) for name in FLAGS})


#: The words of the choices of an event line, by column and kind.
WORDS = {
    ("情形", "平台安全"): ("安全漏洞", "非法链接", "失泄密"),
    ("情形", "追责情形"): ("未按规定公开", "公开不实", "打击报复", "泄露国家或工作秘密", "泄露商业秘密或隐私", "其他违纪违规"),
    ("指标", "新媒体单项否决"): ("安全泄密等严重问题", "内容不更新", "互动回应差", "其他单项否决"),
}  # fmt: skip


def _event_table(facts: Population, names: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    lines, kind = facts.event_lines, facts.event_lines[KIND]
    incident = lines["事由"]
    labels = pa.array(["", "事一", "事二", "事三"]).take(pa.array(np.maximum(incident, 0)))
    checks = kind == len(KINDS) - 1
    columns = {
        "单位": names.take(pa.array(lines[PARENT])),
        "编号": pa.array([f"第{i}号" for i in range(1, 60)]).take(pa.array(facts.event)),
        "日期": _date(lines["日期"]),
        "事由": pa.array(np.where(incident > 0, True, False)),
        "计入": pa.array(KINDS).take(pa.array(kind.astype(np.int64))),
        "分值": _decimal(lines["分值"], (kind < 3) | checks),
    }
    from pyarrow import compute  # noqa: PLC0415

    columns["事由"] = compute.if_else(columns["事由"], labels, pa.scalar(None, pa.string()))
    for name in ("情形", "指标"):
        text = pa.nulls(len(kind), pa.string())
        for (of, kind_name), words in WORDS.items():
            if of == name:
                here = pa.array(kind == KINDS.index(kind_name))
                index = pa.array(np.minimum(lines[name], len(words) - 1))
                text = compute.if_else(here, pa.array(words).take(index), text)
        columns[name] = text
    columns["账号"] = compute.if_else(pa.array(checks), pa.scalar("账号一"), pa.scalar(None, pa.string()))
    columns["年终检查"] = pa.array(lines["年终检查"] == 1, mask=~checks)
    return pa.table(columns)
