"""A workbook or a CSV file as sheets of texts, for tables that are laid out for people; nothing of it is computed."""

import csv
from io import StringIO
from pathlib import Path

from ruledsl.facts.cells import Sheet
from ruledsl.facts.decode import decode
from ruledsl.facts.read_cells import MOST_CELLS, workbook
from ruledsl.facts.tree import SIZE, Problem, shown
from ruledsl.facts.zipped import MAGIC, Damaged, opened

_DELIMITERS = ",;\t"


def sheets_of(name: str, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a file, or why there are none; a warning does not stop anything."""
    if len(data) > SIZE:
        return [], [Problem("F142", {"limit": SIZE // 2**20, "size": len(data) // 2**20})]
    return _of_workbook(data) if data.startswith(MAGIC) else _of_csv(name, data)


def _of_workbook(data: bytes) -> tuple[list[Sheet], list[Problem]]:
    package = opened(data)
    if isinstance(package, Problem):
        return [], [package]
    if not any(name.lower() == "xl/workbook.xml" for name in package.names):
        return [], [Problem("F180", {"kind": "zip"})]
    try:
        return list(workbook(package).sheets), []
    except (Damaged, ValueError) as problem:
        return [], [Problem("F183", {"problem": shown(str(problem))})]


def _of_csv(name: str, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    source, problems = decode((f"{name}.csv", data))
    if not source.text:
        return [], problems or [Problem("F143")]
    top = source.text[:100_000]
    delimiter = max(_DELIMITERS, key=top.count)
    if source.text.count(delimiter) > MOST_CELLS:
        return [], [Problem("F154", {"limit": MOST_CELLS})]
    sheet = Sheet(Path(name).stem or "csv")
    try:
        for row, cells in enumerate(csv.reader(StringIO(source.text, newline=""), delimiter=delimiter), 1):
            told = {column: cell for column, cell in enumerate(cells, 1) if cell.strip()}
            if told:
                sheet.rows[row] = told
    except csv.Error as error:
        return [], [*problems, Problem("F147", {"format": "CSV", "problem": str(error)})]
    return [sheet], problems
