"""A copy of a workbook with everything that is wrong in it marked: coloured cells with the message as a note.

The copy holds no formula, no macro and no link to other files: a formula stands in it as text.
"""

import io
from collections.abc import Iterable

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ruledsl.diagnostic import Diagnostic
from ruledsl.documents.sheets import comment, on_paper, put, saved, widths
from ruledsl.facts.cells import place_of
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import message

#: A workbook with more cells is not copied.
MOST_CELLS = 300_000
_FILLS = {"error": PatternFill("solid", fgColor="FFC7CE"), "warning": PatternFill("solid", fgColor="FFEB9C")}


def marked_copy(data: bytes, problems: Iterable[Diagnostic], lang: str) -> bytes | None:
    """The copy; None where the workbook is too large to be copied.  Its bytes have been read without complaint before."""
    book = load_workbook(io.BytesIO(data), keep_vba=False, keep_links=False, rich_text=False)
    if sum(len(sheet._cells) for sheet in book.worksheets) > MOST_CELLS:
        return None
    for sheet in book.worksheets:
        _without_formulas(sheet)
    found: dict[str, list[Diagnostic]] = {}
    listed = list(problems)
    for problem in listed:
        found.setdefault(problem.cell, []).append(problem)
    for name, here in found.items():
        if cell := _cell(book, name):
            _mark(cell, here, lang)
    _list(book, listed, lang)
    return saved(book)


def _without_formulas(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                text = getattr(cell.value, "text", None) or str(cell.value)
                cell.value = text
                cell.data_type = "s"
                cell.quotePrefix = True


def _cell(book: Workbook, name: str) -> Cell | None:
    """The cell that a message names, of merged ones the first."""
    title, _, reference = name.rpartition("!")
    title = title[1:-1].replace("''", "'") if title[:1] == "'" else title
    place = place_of(reference)
    if place is None or title not in book.sheetnames:
        return None
    cell = book[title].cell(row=place[0], column=place[1])
    return None if isinstance(cell, MergedCell) else cell


def said(problem: Diagnostic, lang: str) -> str:
    """A problem in one line: what is wrong, by which clause."""
    clauses = f"　{joined(problem.clauses, lang)}" if problem.clauses else ""
    return f"{problem.code} {message(problem, lang)}{clauses}"


def _mark(cell: Cell, problems: list[Diagnostic], lang: str) -> None:
    worst = "error" if any(p.is_error for p in problems) else "warning"
    cell.fill = _FILLS[worst]
    before = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
    comment(cell, visible_lines([said(p, lang) for p in problems[:8]]) + (f"\n\n{before}".rstrip() if before else ""))


def visible_lines(lines: list[str]) -> str:
    """Several lines, each without characters that nobody can see."""
    return "\n".join(map(visible, lines))


def _list(book: Workbook, problems: list[Diagnostic], lang: str) -> None:
    """A sheet at the front that lists every problem with its cell."""
    title = say("marked.sheet", lang)
    while title in book.sheetnames:
        title += "_"
    page = book.create_sheet(title, 0)
    for column, key in enumerate(("cell", "unit", "problem"), 1):
        put(page, 1, column, say(f"marked.{key}", lang), bold=True)
    for row, problem in enumerate(problems[:2000], 2):
        for column, text in enumerate((problem.cell, problem.unit, said(problem, lang)), 1):
            cell = put(page, row, column, visible(text))
        link = _cell(book, problem.cell)
        if link is not None:
            page.cell(row=row, column=1).hyperlink = f"#{problem.cell}"
        cell.fill = _FILLS["error" if problem.is_error else "warning"]
    on_paper(page, wide=True, head=1)
    widths(page, [22, 20, 100])
    page.freeze_panes = "A2"
    book.active = 0
