"""The ranking as a workbook: a sheet a class by rank with every step, one of remarks."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ruledsl.documents.contexts import Context
from ruledsl.documents.sheets import HEAD_FILL, number, on_paper, put, saved, widths
from ruledsl.scorecard import Results
from ruledsl.show.notes import notes_of
from ruledsl.show.ranking import board_title, boards
from ruledsl.show.style import visible
from ruledsl.show.texts import say

#: A title of a sheet has no more characters, and none of these.
_LONGEST, _FORBIDDEN = 31, "[]:*?/\\'"


def ranking_book(results: Results, context: Context, lang: str) -> bytes:
    """The bytes of the workbook; ``context`` is that of the circular."""
    book = Workbook()
    book.remove(book.active)
    for board in boards(results, notes_of(results, lang), lang):
        page = book.create_sheet(_title(board.class_name or say("no-class", lang), book.sheetnames))
        put(page, 1, 1, board_title(results, lang), bold=True, size=14, border=False, wrap=False)
        if results.trial:
            put(page, 2, 1, say("trial", lang), bold=True, border=False, wrap=False)
        for row, texts in enumerate(board.rows, 3):
            for column, text in enumerate(texts, 1):
                if row == 3:
                    put(page, row, column, text, bold=True, fill=HEAD_FILL, horizontal="center")
                else:
                    place = number if column - 1 in board.right else put
                    place(page, row, column, text, horizontal="right" if column - 1 in board.right else None)
        widths(page, _widths(board.rows[0], lang))
        page.freeze_panes = "C4"
        on_paper(page, wide=len(board.rows[0]) > 7, head=3)
    _about(book.create_sheet(say("report.book.about", lang)), context, lang)
    return saved(book)


def _widths(head: tuple[str, ...], lang: str) -> list[int]:
    wide = {say("head.unit", lang): 26, say("head.notes", lang): 30, say("head.rank", lang): 8}
    return [wide.get(text, 12) for text in head]


def _title(name: str, taken: list[str]) -> str:
    """A title that a sheet may have and no other has."""
    text = "".join("_" if c in _FORBIDDEN else c for c in visible(name))[:_LONGEST] or "_"
    number_of = 2
    while text in taken:
        text = f"{text[: _LONGEST - 4]} {number_of}"
        number_of += 1
    return text


def _about(page: Worksheet, context: Context, lang: str) -> None:
    """Notes, steps, what follows, readings and the number of the receipt."""
    rows = [(say("report.book.number", lang), context["编号"]), ("ruledsl", context["引擎"])]
    rows += [
        (f"{say('section.notes', lang)} {note['号']}", f"{note['单位']}：{note['内容']}") for note in context["注"]
    ]
    rows += [(say("section.steps", lang), text) for text in context["步骤"]]
    rows += [(say("section.follows", lang), text) for text in context["后果"]]
    rows += [(say("section.decision", lang), text) for text in context["审定结果"]]
    rows += [(say("section.general", lang), text) for text in context["总体"]]
    for reading in context["口径"]:
        text = f"{reading['采用']}（{reading['理由']}）　{reading['依据']}"
        rows.append((f"{say('section.readings', lang)} {reading['名称']}", text))
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            put(page, row, column, visible(text))
    widths(page, [34, 110])
    on_paper(page, wide=True)
