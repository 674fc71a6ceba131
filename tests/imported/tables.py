"""Invented tables of indicators as offices lay them out, made on the spot."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

HEAD = ["序号", "一级指标", "二级指标", "三级指标", "分值", "评分标准", "评分单位"]
#: The nine aspects of Jinchang with the points that the invented year gives them.
ASPECTS = {
    "组织领导": 10, "机制建设": 10, "主动公开": 20, "政策解读": 15, "回应关切": 10,
    "公众参与": 5, "依申请公开": 10, "平台建设": 15, "其他方面": 5,
}  # fmt: skip
NUMERALS = "一二三四五六七八九十"

#: A measure without divisions, for tables of any shape.
FREE = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01                              依据 第九条
  年度 1月1日至12月31日                        依据 第一条
  满分 100分 分值 2位小数                      依据 第二条
  类别 县区政府、市政府部门                    依据 第三条
  指标 考核内容 满分 100分                     依据 第四条
  总分 {
    第一步 指标得分合计  依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第五条
}
"""

Change = Callable[[Any], None]


def book(rows: Sequence[Sequence[Any]], *merged: str, change: Change | None = None, name: str = "指标表") -> bytes:
    """A workbook with one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = name
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for area in merged:
        sheet.merge_cells(area)
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def comma(rows: Sequence[Sequence[Any]], encoding: str = "utf-8-sig") -> bytes:
    """The same rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([["" if v is None else v for v in row] for row in rows])
    return out.getvalue().encode(encoding)


def aspects(*given: Sequence[Any], without: Sequence[str] = (), width: int = 7) -> list[list[Any]]:
    """The rows of the aspects that are not given, one row each, scored by the assessors."""
    there = {str(row[1]) for row in given} | set(without)
    rows = [list(row) for row in given]
    for name, points in ASPECTS.items():
        if name not in there:
            rows.append([len(rows) + 1, name, None, None, points, "由考核组评定", None][:width])
    return rows
