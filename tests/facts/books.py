"""Workbooks made by hand, part by part: what no spreadsheet would write, and what one may find in the wild."""

import io
import zipfile
from typing import Any

import openpyxl

HEAD = [["单位", "类别", "考核内容", "完成日", "政策解读.图解比例", "零报告"]]
UNIT = ["甲局", "市政府部门", 85, None, None, "其余"]
WHOLE = [["项目", "值"], ["办法", "政务公开考核"], ["年度", 2023]]
EVENTS = [["单位", "编号", "日期", "计入", "分值"]]

NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BOOK = f'<workbook {NAMES} {LINKS}><sheets><sheet name="指标" sheetId="1" r:id="rId1"/></sheets></workbook>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def book(units: list[list[Any]] | None = None, change: Any = None, **sheets: list[list[Any]]) -> bytes:
    """A workbook with a sheet of units, one of the whole, and more; ``change`` works on it before it is saved."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = "指标"
    for row in units if units is not None else [*HEAD, UNIT]:
        page.append(row)
    for name, rows in {"本次考核": WHOLE, **sheets}.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def raw(sheet: str, parts: dict[str, str | bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook of one sheet whose XML is given, with further parts."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def rows(*lines: list[str]) -> str:
    """A sheet of texts."""
    body = "".join("<row>" + "".join(map(text_cell, row)) + "</row>" for row in lines)
    return f"<worksheet {NAMES}><sheetData>{body}</sheetData></worksheet>"


def text_cell(text: str) -> str:
    """A cell with a text of its own."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'
