"""Fills a form in as a clerk would: looks at the headers of the workbook, knows nothing of the rules."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from openpyxl.worksheet.worksheet import Worksheet

SHARED = ("编号", "日期", "事由")


def facts_of(path: Path) -> dict[str, Any]:
    """A fact file as plain data."""
    return yaml.safe_load(path.read_text("utf-8"))


def headers(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the header and the column of every name in it."""
    for row in sheet.iter_rows():
        texts = {str(c.value): c.column for c in row if c.value is not None}
        if texts and not str(row[0].value or "#").startswith("#"):
            return row[0].row, texts
    raise AssertionError(sheet.title)


def flat(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Nested facts by their dotted names."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def cell_value(value: Any) -> Any:
    """As a clerk enters it: yes and no in Chinese, percentages as numbers with a format, dates as dates."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str) and value.endswith("%"):
        return float(value[:-1]) / 100
    return value


def put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row=row, column=column)
    cell.value = cell_value(value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str) and value.endswith("%"):
        cell.number_format = "0.00%"


def column_of(name: str, found: dict[str, int]) -> int:
    """The column whose header is the end of a name, or whose end the name is."""
    for header, column in found.items():
        if f".{name}".endswith(f".{header}") or f".{header}".endswith(f".{name}"):
            return column
    raise AssertionError(f"{name}: {sorted(found)}")


def filled(form: bytes, facts: dict[str, Any]) -> bytes:
    """The form with the facts in it."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    _units(book["指标"], facts)
    _events(book["事件"], facts)
    if "批准" in book.sheetnames:
        _approvals(book["批准"], facts)
    _whole(book["本次考核"], facts)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _classes(facts: dict[str, Any]) -> dict[str, str]:
    return {unit: name for name, units in facts.get("名单", {}).items() for unit in units}


def _units(sheet: Worksheet, facts: dict[str, Any]) -> None:
    head, found = headers(sheet)
    there = {sheet.cell(row=r, column=1).value: r for r in range(head + 1, sheet.max_row + 1)}
    classes = _classes(facts)
    order = list(classes) or list(facts["单位"])
    free = iter(range(head + 1, head + 1 + len(order)))
    for unit in order:
        row = there.get(unit) or next(free)
        put(sheet, row, 1, unit)
        if unit in classes:
            put(sheet, row, found["类别"], classes[unit])
        own = {k: v for k, v in facts["单位"][unit].items() if k not in ("事件", "批准", "零报告")}
        for name, value in flat(own):
            put(sheet, row, column_of(name, found), value)
        if "零报告" in facts["单位"][unit]:
            put(sheet, row, found["零报告"], facts["单位"][unit]["零报告"])


def _lines(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of an event: one for every line in which it counts."""
    counts = event["计入"]
    shared = {k: v for k, v in event.items() if k in SHARED}
    if isinstance(counts, str):
        yield {**event}
        return
    listed = counts if isinstance(counts, list) else [counts]
    for item in listed:
        for kind, own in ({item: {}} if isinstance(item, str) else item).items():
            yield {**shared, "计入": kind, **own}


def _events(sheet: Worksheet, facts: dict[str, Any]) -> None:
    head, found = headers(sheet)
    row = head
    for unit, own in facts["单位"].items():
        for event in own.get("事件", []):
            for line in _lines(event):
                row += 1
                put(sheet, row, found["单位"], unit)
                for name, value in line.items():
                    put(sheet, row, found[name], value)


def _approvals(sheet: Worksheet, facts: dict[str, Any]) -> None:
    head, found = headers(sheet)
    row = head
    for unit, own in facts["单位"].items():
        for approval in own.get("批准", []):
            row += 1
            put(sheet, row, found["单位"], unit)
            for name, value in approval.items():
                put(sheet, row, found[name], value)


def _whole(sheet: Worksheet, facts: dict[str, Any]) -> None:
    places = {sheet.cell(row=r, column=1).value: r for r in range(1, sheet.max_row + 1)}
    whole = {k: v for k, v in facts.items() if k in ("办法", "年度", "评定日")}
    for name, value in (*whole.items(), *flat(facts.get("本次考核", {}))):
        put(sheet, places[name], 2, value)
