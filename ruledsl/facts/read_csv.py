"""CSV into the tree that YAML would give: a row is a unit, an event line or an approval, by its header.

Rows above the header that begin with ``#`` are remarks.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

from attrs import define, field

from ruledsl.facts.names import folded, role_of, word
from ruledsl.facts.tree import VALUES, Path, Problem, Tree, shown
from ruledsl.source import Source

#: A message lists at most so many columns.
MOST_COLUMNS = 12
_DELIMITERS = ",;\t"


@define
class Rows:
    """What has been read of a CSV file: units by name, lines of rows by path, units of crooked rows."""

    units: dict[str, dict[str, Tree]] = field(factory=dict)
    lines: dict[Path, int] = field(factory=dict)
    broken: set[str] = field(factory=set)
    problems: list[Problem] = field(factory=list)
    events: dict[tuple[str, str, str, str], int] = field(factory=dict)

    def unit(self, name: str, line: int) -> dict[str, Tree]:
        """The mapping of a unit, made at its first row."""
        if name not in self.units:
            self.units[name] = {}
            self.lines["单位", name] = line
        return self.units[name]


def read_csv(source: Source) -> tuple[Rows, list[Problem]]:
    """The rows of a CSV text; problems with an empty path concern the whole file."""
    rows = Rows()
    top = source.text[:100_000].splitlines()
    first = next((line for line in top if line.strip() and not line.startswith("#")), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if source.text.count(delimiter) > VALUES:
        return rows, [Problem("F154", {"limit": VALUES})]
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next((cells for cells in reader if any(c.strip() for c in cells) and cells[0][:1] != "#"), [])
        taker = _taker(header, rows)
        if taker:
            for line, cells in _even(reader, header, rows):
                taker(dict(zip(header, cells, strict=True)), line)
    except csv.Error as error:
        start = len("".join(source.text.splitlines(keepends=True)[: max(0, reader.line_num - 1)]))
        args = {"format": "CSV", "problem": str(error)}
        rows.problems.append(Problem("F147", args, offsets=(start, min(start + 1, len(source.text)))))
        rows.units.clear()
    return rows, rows.problems


def _taker(header: list[str], rows: Rows) -> Callable[[dict[str, str], int], None] | None:
    """What to do with a row, seen from the header; None when the header is wrong."""
    header[:] = [cell.strip() for cell in header]
    roles = {role_of(cell): cell for cell in header}
    times = Counter(folded(cell) for cell in header)
    for cell in sorted({cell for cell in header if cell and times[folded(cell)] > 1})[:MOST_COLUMNS]:
        rows.problems.append(Problem("F152", {"key": shown(cell)}, (cell,)))
    if "units" not in roles or "" in header:
        rows.problems.append(Problem("F156", {"columns": "、".join(map(shown, header[:MOST_COLUMNS]))}))
    if rows.problems:
        return None
    unit = roles["units"]
    if "lines" in roles:
        return lambda cells, line: _event(cells, unit, roles, rows, line)
    if "cap" in roles and "limit" in roles:
        return lambda cells, line: _approval(cells, unit, rows, line)
    return lambda cells, line: _facts(cells, unit, rows, line)


def _even(reader: Any, header: list[str], rows: Rows) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank and fit the header; a row that does not breaks its unit."""
    unit = next(i for i, cell in enumerate(header) if role_of(cell) == "units")
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
        name = cells[unit].strip() if unit < len(cells) else ""
        path: Path = ("单位", name or f"#{line}")
        rows.lines.setdefault(path, line)
        args = {"line": line, "cells": len(cells), "columns": len(header)}
        rows.problems.append(Problem("F155", args, path))
        if name:
            rows.broken.add(name)
            rows.unit(name, line)


def _filled(cells: dict[str, str], *without: str) -> dict[str, Tree]:
    return {key: cell.strip() for key, cell in cells.items() if cell.strip() and key not in without}


def _facts(cells: dict[str, str], unit: str, rows: Rows, line: int) -> None:
    name = cells[unit].strip()
    if name in rows.units and name not in rows.broken:
        rows.lines["单位", name, "#2"] = line
        rows.problems.append(Problem("F120", {"name": shown(name)}, ("单位", name, "#2")))
        rows.broken.add(name)
        return
    rows.unit(name, line).update(_filled(cells, unit))


def _approval(cells: dict[str, str], unit: str, rows: Rows, line: int) -> None:
    name = cells[unit].strip()
    listed = rows.unit(name, line).setdefault(word("approvals"), [])
    rows.lines["单位", name, word("approvals"), len(listed)] = line
    listed.append(_filled(cells, unit))


def _event(cells: dict[str, str], unit: str, roles: dict[str, str], rows: Rows, line: int) -> None:
    """A row is one line of an event; rows of a unit with one id, date and incident are one event."""
    name = cells[unit].strip()
    own = _filled(cells, unit)
    kind = own.pop(roles["lines"], "")
    key, date, incident = (own.get(roles.get(role, ""), "") for role in ("id", "date", "incident"))
    shared = {roles[r]: own.pop(roles[r]) for r in ("id", "date", "incident") if own.get(roles.get(r, ""))}
    listed = rows.unit(name, line).setdefault(word("events"), [])
    position = rows.events.get((name, key, date, incident)) if key else None
    if position is None:
        position = rows.events[name, key, date, incident] = len(listed)
        rows.lines["单位", name, word("events"), position] = line
        listed.append({**shared, word("lines"): []})
    lines = listed[position][word("lines")]
    rows.lines["单位", name, word("events"), position, word("lines"), len(lines)] = line
    lines.append({kind: own} if kind else {})
