"""Rows of text in columns, by the cells that a terminal gives each character; Markdown tables."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from ruledsl.source import width

#: Where a long text is broken.
_MARKS = "、，；。 "
_NUMBER = re.compile(r"[+-]?\d+(?:\.(\d+))?%?$")


def pad(text: str, cells: int, right: bool = False) -> str:
    """The text filled up with spaces."""
    fill = " " * (cells - width(text))
    return fill + text if right else text + fill


def by_point(column: Sequence[str]) -> list[str]:
    """Numbers of a column with their decimal points below each other; words stay as they are."""
    found = [_NUMBER.match(text) for text in column]
    places = [len(m[1]) + 1 if m and m[1] else 0 for m in found]
    most = max(places, default=0)
    return [t + " " * (most - p) if m else t for t, m, p in zip(column, found, places, strict=True)]


def aligned(
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
    widest: Mapping[int, int] | None = None,
    gap: int = 2,
    indent: int = 0,
) -> list[str]:
    """Lines in which every column starts at the same cell; columns in ``right`` end at the same cell.

    A text wider than its column in ``widest`` goes on in the line below.
    """
    limits = widest or {}
    columns = [by_point(c) if n in right else list(c) for n, c in enumerate(zip(*rows, strict=True))]
    pieces = [[wrapped(text, limits.get(n, 0)) for text in column] for n, column in enumerate(columns)]
    widths = [max(width(line) for lines in column for line in lines) for column in pieces]
    found = []
    for row in zip(*pieces, strict=True):
        for line in zip_longest(*row, fillvalue=""):
            cells = [pad(text, widths[n], n in right) for n, text in enumerate(line)]
            found.append((" " * indent + (" " * gap).join(cells)).rstrip())
    return found


def wrapped(text: str, cells: int) -> list[str]:
    """The lines of a text that fit into so many cells (0: as wide as it is), broken behind a mark where there is one."""
    if not cells or width(text) <= cells:
        return [text]
    margin = " " * (len(text) - len(text.lstrip()))
    lines, rest = [], text.strip()
    while width(rest) > cells - len(margin):
        fits = _fitting(rest, cells - len(margin))
        mark = max(rest.rfind(m, 0, fits) for m in _MARKS)
        cut = mark + 1 if mark > 0 else fits
        lines.append(margin + rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, margin + rest]


def _fitting(text: str, cells: int) -> int:
    """How many characters fit, at least one."""
    used = 0
    for number, char in enumerate(text):
        used += width(char)
        if used > cells:
            return max(1, number)
    return len(text)


def markdown(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """A Markdown table; the first row is its head."""
    head, *body = [[_escaped(text) for text in row] for row in rows]
    rule = ["---:" if n in right else "---" for n in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *body)]


def _escaped(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", text).replace("\n", " ")
