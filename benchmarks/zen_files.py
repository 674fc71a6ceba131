"""The documents of zen-engine from the files that every other way reads."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.columns import CLASSES, KINDS
from benchmarks.workload import FIRST, LAST

_DAY = date(1970, 1, 1).toordinal()
_EACH = {"上级表彰采用": 200, "媒体专题报道": 100, "批示表扬或交流发言": 100}


def documents(paths: dict[str, Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Unit by unit; what belongs to a unit is gathered first."""
    lines: dict[str, list[tuple[Any, ...]]] = {}
    events = pl.read_parquet(paths["events"], columns=["单位", "编号", "日期", "事由", "计入", "分值"])
    for unit, *line in events.iter_rows():
        lines.setdefault(unit, []).append(tuple(line))
    limits: dict[str, list[int]] = {}
    for unit, limit in pl.read_parquet(paths["approvals"], columns=["单位", "限额"]).iter_rows():
        limits.setdefault(unit, []).append(int(limit * 100))
    for row in pl.read_parquet(paths["units"], columns=["单位", "类别", "考核内容", "泄密"]).iter_rows():
        name, kind, content, leak = row
        yield (
            name,
            {
                "kind": CLASSES.index(kind),
                "content": int(content * 100),
                "leak": leak,
                "first": FIRST,
                "last": LAST,
                "limits": limits.get(name, []),
                **_events(lines.get(name, [])),
            },
        )


def _events(lines: list[tuple[Any, ...]]) -> dict[str, Any]:
    """The event lines of a unit, those of one incident together."""
    bonuses, incidents, vetoes = [], {}, []
    for number, day, incident, kind, points in lines:
        at, worth = day.toordinal() - _DAY, 0 if points is None else int(points * 100)
        if kind in KINDS[:4]:
            bonuses.append({"day": at, "points": _EACH.get(kind, worth)})
        elif kind == KINDS[-1]:
            vetoes.append(at)
        else:
            key = (incident is not None, incident or number)
            incidents.setdefault(key, []).append({"day": at, "points": worth})
    return {"bonuses": bonuses, "incidents": list(incidents.values()), "vetoes": vetoes}
