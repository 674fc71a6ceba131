"""A form as a workbook: sheets to be filled in, with notes, checks and locked headers, and the hidden mark."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ruledsl.documents.sheets import HEAD_FILL, OPEN, QUIET_FILL, comment, on_paper, put, saved, widths
from ruledsl.documents.validations import Lists, by_kind, validation
from ruledsl.facts.form_marks import LISTS, SHEET
from ruledsl.facts.names import word
from ruledsl.show.form_words import how, made_for, note, title
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import kind_word
from ruledsl.tools.form_model import Column, Form, FormSheet

#: Rows that are prepared for units that nobody named yet, and for everything else.
UNITS, ROWS = 200, 1000
#: What fixes the format of an empty cell, so that a date is not taken for a number.
_FORMATS = {"date": "yyyy-mm-dd", "ratio": "0.00%", "text": "@", "key": "@", "unit": "@", "kind": "@"}


def form_workbook(form: Form, lang: str) -> bytes:
    """The bytes of the workbook."""
    book = Workbook()
    book.remove(book.active)
    lists = Lists()
    units = next(s for s in form.sheets if s.holds == "units")
    for sheet in form.sheets:
        page = book.create_sheet(sheet.name[:31])
        if sheet.holds == "whole":
            _whole(page, form, sheet, lists, lang)
        else:
            _table(page, form, sheet, lists, len(units.rows), lang)
        on_paper(page, wide=True)
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False
        page.protection.sort = page.protection.autoFilter = page.protection.formatCells = False
    _remarks(book.create_sheet("说明"), form, lang)
    _lists(book.create_sheet(LISTS), lists)
    _mark(book.create_sheet(SHEET), form)
    book.active = next(n for n, s in enumerate(form.sheets) if s.holds == "units")
    return saved(book)


def _table(page: Worksheet, form: Form, sheet: FormSheet, lists: Lists, units: int, lang: str) -> None:
    """A sheet with a row a thing: lines above the header, the header with its notes, empty cells with their checks."""
    above = _above(form, sheet, lang)
    for row, texts in enumerate(above, 1):
        for place, text in enumerate(texts, 1):
            put(page, row, place, text, fill=QUIET_FILL, size=9, border=len(texts) > 1, wrap=len(texts) > 1)
        _merge_equal(page, row, texts)
    head = len(above) + 1
    count = max(len(sheet.rows), 0 if form.keys["roster"] == "scheme" else UNITS) if sheet.holds == "units" else ROWS
    last = head + count
    keys = [c.key for c in sheet.columns]
    for number, column in enumerate(sheet.columns, 1):
        cell = put(page, head, number, column.key, bold=True, fill=HEAD_FILL, horizontal="center")
        comment(cell, note(column, lang))
        letter = get_column_letter(number)
        page.column_dimensions[letter].protection = OPEN
        page.column_dimensions[letter].number_format = _FORMATS.get(column.kind.removeprefix("by-kind:"), "General")
        kind = f"${get_column_letter(keys.index(word('lines')) + 1)}{head + 1}" if word("lines") in keys else ""
        _check(
            page, form, column, f"{letter}{head + 1}", f"{letter}{head + 1}:{letter}{last}", kind, lists, units, lang
        )
    _rows(page, sheet, head)
    widths(page, [max(12, min(26, 2 * len(c.key) + 4)) for c in sheet.columns])
    page.row_dimensions[head].height = 32
    named = 2 if len(keys) > 1 and keys[1] == word("class") else 1
    page.freeze_panes = page.cell(row=head + 1, column=named + 1)


def _above(form: Form, sheet: FormSheet, lang: str) -> list[list[str]]:
    """The lines above the header; each begins with ``#`` so that a CSV file made of the sheet can be read too."""
    lines = [[title(form, sheet, lang)], [made_for(form, lang)]]
    if sheet.holds == "units":
        rest = sheet.columns[1:]
        lines.append([say("form.group", lang), *(visible(c.group.replace(" ", " › ")) for c in rest)])
        lines.append([say("form.maximum", lang), *(c.maximum for c in rest)])
    return [*lines, [say("form.how", lang), *(how(c, lang) for c in sheet.columns[1:])]]


def _merge_equal(page: Worksheet, row: int, texts: list[str]) -> None:
    """Neighbours with the same heading share one cell."""
    start = 2
    for column in range(3, len(texts) + 2):
        if column > len(texts) or texts[column - 1] != texts[start - 1]:
            if column - start > 1 and "›" in texts[start - 1]:
                page.merge_cells(start_row=row, end_row=row, start_column=start, end_column=column - 1)
            start = column


def _check(
    page: Worksheet, form: Form, column: Column, cell: str, area: str, kind: str, lists: Lists, units: int, lang: str
) -> None:
    rule = validation(column, cell, lists, lang)
    if column.kind == "kind":
        kinds = tuple(k.name for k in form.kinds)
        column = Column(column.key, "choice", choices=kinds, required=True)
        rule = validation(column, cell, lists, lang)
    elif column.kind == "unit" and units:
        roster = next(s for s in form.sheets if s.holds == "units").rows
        column = Column(column.key, "choice", choices=tuple(r[word("units")] for r in roster), required=True)
        rule = validation(column, cell, lists, lang)
    elif column.kind[:8] == "by-kind:" and kind:
        rule = by_kind(column.key, form.kinds, cell, kind, lists)
    if rule is not None:
        rule.allow_blank = rule.showErrorMessage = True
        rule.error = rule.error or how(column, lang)[:250]
        rule.add(area)
        page.add_data_validation(rule)


def _rows(page: Worksheet, sheet: FormSheet, head: int) -> None:
    """What is filled in already is locked; a cell that does not concern the unit's class is locked and grey."""
    for row, values in enumerate(sheet.rows, head + 1):
        for number, column in enumerate(sheet.columns, 1):
            given = values.get(column.key, "")
            other = bool(column.classes) and values.get(word("class"), "") not in column.classes
            if given or other:
                put(page, row, number, given, fill=QUIET_FILL)
            else:
                put(page, row, number, "", locked=False).number_format = _FORMATS.get(column.kind, "General")


def _whole(page: Worksheet, form: Form, sheet: FormSheet, lists: Lists, lang: str) -> None:
    """The sheet of the whole: one row a fact."""
    put(page, 1, 1, title(form, sheet, lang), fill=QUIET_FILL, border=False, wrap=False)
    put(page, 2, 1, made_for(form, lang), fill=QUIET_FILL, size=9, border=False, wrap=False)
    for number, text in enumerate(
        (word("item"), word("value"), say("form.how", lang).lstrip("# "), say("form.clauses", lang)), 1
    ):
        put(page, 3, number, text, bold=True, fill=HEAD_FILL, horizontal="center")
    known = {row[word("item")]: row[word("value")] for row in sheet.rows}
    for row, column in enumerate(sheet.columns, 4):
        comment(put(page, row, 1, column.key, fill=QUIET_FILL), note(column, lang))
        value = put(page, row, 2, known.get(column.key, ""), locked=bool(known.get(column.key)))
        value.number_format = _FORMATS.get(column.kind, "General")
        put(page, row, 3, how(column, lang), fill=QUIET_FILL, size=9)
        put(page, row, 4, joined(column.clauses, lang), fill=QUIET_FILL, size=9)
        _check(page, form, column, f"B{row}", f"B{row}", "", lists, 0, lang)
    widths(page, [30, 26, 44, 28])
    page.freeze_panes = "A4"


def _remarks(page: Worksheet, form: Form, lang: str) -> None:
    """How to fill in, and what every kind of event is worth by which clause."""
    put(page, 1, 1, visible(form.title), bold=True, size=12, border=False, wrap=False)
    for row in range(1, 7):
        put(page, row + 1, 1, say(f"form.help.{row}", lang), border=False, wrap=False)
    heads = (word("lines"), *(say(f"form.{key}", lang) for key in ("kind", "points", "fields", "clauses")))
    for number, text in enumerate(heads, 1):
        put(page, 9, number, text, bold=True, fill=HEAD_FILL, horizontal="center")
    for row, kind in enumerate(form.kinds, 10):
        fields = [f"{c.key}（{how(c, lang)}）" for c in kind.columns if c.required]
        texts = (
            kind.name,
            kind_word(kind.statement, lang),
            kind.rule,
            joined(fields, lang),
            joined(kind.clauses, lang),
        )
        for number, text in enumerate(texts, 1):
            put(page, row, number, visible(text))
    widths(page, [24, 12, 34, 60, 22])
    page.protection.sheet = True


def _lists(page: Worksheet, lists: Lists) -> None:
    for number, (name, words) in enumerate(lists.columns, 1):
        for row, text in enumerate((name, *words), 1):
            put(page, row, number, text, border=False)
    page.sheet_state = "hidden"


def _mark(page: Worksheet, form: Form) -> None:
    rows = [("key", name, value) for name, value in form.keys.items()]
    rows += [("fact", name, digest) for name, digest in form.facts.items()]
    for row, texts in enumerate(rows, 1):
        for number, text in enumerate(texts, 1):
            put(page, row, number, text, border=False)
    page.sheet_state = "hidden"
