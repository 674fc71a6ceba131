"""A filled form with a sheet of what must come out: one case, each expectation in its cell.

The sheet has a row a unit, 单位 and then results by the names that files of cases use; an empty cell expects nothing.
"""

import re
from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import peek
from ruledsl.facts.cells import Sheet, cell_name
from ruledsl.facts.form_marks import EXPECTED
from ruledsl.facts.names import role_of
from ruledsl.facts.read_xlsx import read_xlsx
from ruledsl.source import Source, Span
from ruledsl.tools.test.model import Case, CaseFiles, Expectation
from ruledsl.tools.test.names import RESULTS, result_name

#: Results of which there may be several.
LISTS = tuple(RESULTS[role][0] for role in ("findings", "follows", "errors"))
#: The header is looked for in so many rows.
_DEEPEST = 60
_BETWEEN = re.compile("[、,，;；\n]")


def read_workbook(name: str, data: bytes) -> CaseFiles:
    """The case of a workbook; what is wrong with its facts is said when it is run."""
    span, sheet = Span(name, 0, 0), read_xlsx(data).expected
    head = header(sheet) if sheet is not None else 0
    if sheet is None or not head:
        return CaseFiles((), (Source(name, ""),), (Diagnostic("F836", {"sheet": EXPECTED[0], "file": name}, span),))
    measure, year = peek([(name, data)])
    title = name.rpartition("/")[2]
    case = Case(title, span, (name, data), tuple(_expected(sheet, head, span)), measure or "", year)
    return CaseFiles((case,), (Source(name, ""),))


def header(sheet: Sheet) -> int:
    """The row with 单位, 0 where there is none."""
    rows = sorted(sheet.rows)[:_DEEPEST]
    return next((r for r in rows if any(role_of(text) == "units" for text in sheet.rows[r].values())), 0)


def _expected(sheet: Sheet, head: int, span: Span) -> Iterator[Expectation]:
    names = {column: text.strip() for column, text in sheet.rows[head].items() if text.strip()}
    unit = next(column for column, name in names.items() if role_of(name) == "units")
    for row in sorted(r for r in sheet.rows if r > head):
        who = sheet.text(row, unit).strip()
        for column, name in names.items():
            text = sheet.text(row, column).strip()
            if column != unit and text:
                result = result_name(name)
                values = [part.strip() for part in _BETWEEN.split(text)] if result in LISTS else [text]
                yield Expectation(who, result, tuple(values), span, cell_name(sheet.name, row, column))
