"""Workbooks: looks that all of them share, cells that hold text and never a formula, and their bytes."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ruledsl.documents.packing import packed

FACE = "宋体"
THIN = Side(style="thin", color="999999")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
QUIET_FILL = PatternFill("solid", fgColor="F2F2F2")
OPEN = Protection(locked=False)
LOCKED = Protection(locked=True)


def put(sheet: Worksheet, row: int, column: int, text: str, **look: Any) -> Cell:
    """A cell with a text, whatever the text begins with; ``look`` are its styles by name."""
    cell: Cell = sheet.cell(row=row, column=column)
    cell.value = _storable(text)
    if text:
        cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@", "\t", "\r", "'"):
        cell.quotePrefix = True
    styled(cell, **look)
    return cell


def _storable(text: str) -> str:
    """XML has no control characters; they are spelled out."""
    return "".join(c if c in "\t\n" or c >= " " else f"<U+{ord(c):04X}>" for c in text[:32_000])


def number(sheet: Worksheet, row: int, column: int, text: str, **look: Any) -> Cell:
    """A cell with a decimal as a number; any other text stays text."""
    cell = put(sheet, row, column, text, **look)
    whole = text.removeprefix("-").replace(".", "", 1)
    if whole.isdigit() and whole.isascii() and len(whole) <= 15:
        cell.value = float(text) if "." in text else int(text)
        cell.quotePrefix = False
        cell.number_format = "0." + "0" * len(text.partition(".")[2]) if "." in text else "0"
    return cell


def styled(cell: Cell, bold: bool = False, fill: PatternFill | None = None, **look: Any) -> None:
    """The look of a cell: bold, fill, size, colour, horizontal, wrap, border, locked."""
    cell.font = Font(name=FACE, size=look.get("size", 10), bold=bold, color=look.get("colour"))
    cell.alignment = Alignment(horizontal=look.get("horizontal"), vertical="center", wrap_text=look.get("wrap", True))
    cell.protection = LOCKED if look.get("locked", True) else OPEN
    if fill is not None:
        cell.fill = fill
    if look.get("border", True):
        cell.border = GRID


def comment(cell: Cell, text: str) -> None:
    """A note on a cell, large enough for its text."""
    note = Comment(text, "ruledsl")
    lines = sum(1 + len(line) // 22 for line in text.splitlines())
    note.width, note.height = 320, 24 + 19 * min(lines, 30)
    cell.comment = note


def widths(sheet: Worksheet, cells: list[int]) -> None:
    """The widths of columns, in characters."""
    for number_of, width in enumerate(cells, 1):
        sheet.column_dimensions[get_column_letter(number_of)].width = width


def on_paper(sheet: Worksheet, wide: bool = False, head: int = 0) -> None:
    """A4, all columns on one page, the header on every page."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if head:
        sheet.print_title_rows = f"{head}:{head}"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return packed(out.getvalue())
