"""Rows of text in columns, by the cells that a terminal gives each character; Markdown tables."""

import re
from collections.abc import Collection, Sequence

from ruledsl.source import width

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


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = (), gap: int = 2, indent: int = 0) -> list[str]:
    """Lines in which every column starts at the same cell; columns in ``right`` end at the same cell."""
    if not rows:
        return []
    columns = [
        by_point(column) if number in right else list(column) for number, column in enumerate(zip(*rows, strict=True))
    ]
    widths = [max(map(width, column)) for column in columns]
    lines = []
    for row in zip(*columns, strict=True):
        cells = [pad(text, widths[n], n in right) for n, text in enumerate(row)]
        lines.append((" " * indent + (" " * gap).join(cells)).rstrip())
    return lines


def markdown(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """A Markdown table; the first row is its head."""
    head, *body = [[_escaped(text) for text in row] for row in rows]
    rule = ["---:" if n in right else "---" for n in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *body)]


def _escaped(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", text).replace("\n", " ")
