"""What came out, written into the sheet of expectations of a workbook; everything else stays as it is."""

import io
from collections.abc import Mapping

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ruledsl.documents.sheets import put, saved
from ruledsl.facts.form_marks import EXPECTED
from ruledsl.facts.names import folded, role_of
from ruledsl.tools.test.names import result_name

Found = Mapping[str, Mapping[str, tuple[str, ...]]]


def with_results(data: bytes, found: Found) -> bytes:
    """The workbook with results by unit and name; columns that are not there are added.  It has been read before."""
    book = load_workbook(io.BytesIO(data), keep_vba=False, keep_links=False)
    sheet = next(s for s in book.worksheets if folded(s.title) in EXPECTED)
    head, columns = _header(sheet)
    unit = next(column for name, column in columns.items() if role_of(name) == "units")
    rows = {str(sheet.cell(row=r, column=unit).value or "").strip(): r for r in range(head + 1, sheet.max_row + 1)}
    rows.pop("", None)
    for name, results in found.items():
        row = rows.setdefault(name, max([head, *rows.values()]) + 1)
        put(sheet, row, unit, name)
        for result, values in results.items():
            column = columns.setdefault(result, max(columns.values()) + 1)
            put(sheet, head, column, result, bold=True)
            put(sheet, row, column, "、".join(values), locked=False)
    return saved(book)


def _header(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the header, and the columns by the names of results."""
    for cells in sheet.iter_rows():
        texts = {str(c.value).strip(): c.column for c in cells if c.value is not None}
        if any(role_of(text) == "units" for text in texts):
            return cells[0].row, {_called(text): column for text, column in texts.items()}
    raise AssertionError(sheet.title)


def _called(text: str) -> str:
    return text if role_of(text) == "units" else result_name(text)
