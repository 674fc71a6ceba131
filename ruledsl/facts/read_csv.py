"""CSV into the tree that YAML would give: what a row is follows from its header.

Rows above the header that begin with ``#`` are remarks.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from ruledsl.facts.names import role_of
from ruledsl.facts.table_rows import Rows, taker
from ruledsl.facts.tree import VALUES, Path, Problem
from ruledsl.source import Source

_DELIMITERS = ",;\t"


def read_csv(source: Source, table: str = "") -> tuple[Rows, list[Problem]]:
    """The rows of a CSV text; problems with an empty path concern the whole file.

    ``table`` is the table of the measure that the file is called like; its header may say that it holds something else.
    """
    rows = Rows()
    top = source.text[:100_000].splitlines()
    first = next((line for line in top if line.strip() and not line.startswith("#")), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if source.text.count(delimiter) > VALUES:
        return rows, [Problem("F154", {"limit": VALUES})]
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next((cells for cells in reader if any(c.strip() for c in cells) and cells[0][:1] != "#"), [])
        roles = {role_of(cell.strip()) for cell in header}
        child = "" if "lines" in roles or {"cap", "limit"} <= roles else table
        take = taker(header, rows, child=child)
        if take:
            for line, cells in _even(reader, header, rows):
                take(dict(zip(header, cells, strict=True)), line)
    except csv.Error as error:
        start = len("".join(source.text.splitlines(keepends=True)[: max(0, reader.line_num - 1)]))
        args = {"format": "CSV", "problem": str(error)}
        rows.problems.append(Problem("F147", args, offsets=(start, min(start + 1, len(source.text)))))
        rows.units.clear()
        rows.top.clear()
    return rows, rows.problems


def _even(reader: Any, header: list[str], rows: Rows) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank and fit the header; a row that does not breaks its unit."""
    unit = next((i for i, cell in enumerate(header) if role_of(cell) == "units"), len(header))
    end = reader.line_num
    for cells in reader:
        line, end = end + 1, reader.line_num
        if not any(c.strip() for c in cells):
            continue
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) == len(header):
            yield line, cells
            continue
        name = rows.name(cells[unit]) if unit < len(cells) else ""
        path: Path = ("单位", name or f"#{line}")
        rows.lines.setdefault(path, line)
        args = {"line": line, "cells": len(cells), "columns": len(header)}
        rows.problems.append(Problem("F155", args, path))
        if name:
            rows.broken.add(name)
            rows.unit(name, line)
