"""Levels that are told apart by their numbering – 一、（一） 1. 1.1 – where one column holds the names of all of them."""

import re

from ruledsl.tools.import_table.grid import Grid
from ruledsl.tools.import_table.header import Columns
from ruledsl.tools.import_table.words import SUBTOTAL, narrow

_DOTTED = re.compile(r"\d+(?:\.\d+)+(?!\d)")
_STYLES = (
    ("第", re.compile(r"第[一二三四五六七八九十]+")),
    ("一", re.compile(r"[一二三四五六七八九十]+(?:、|$)")),
    ("(一)", re.compile(r"\([一二三四五六七八九十]+\)")),
    ("(1)", re.compile(r"\(\d+\)")),
    ("1", re.compile(r"\d+(?:[、.)]|$)")),
)


def style_of(text: str) -> str:
    """How a text is numbered: one name for each way, ``""`` where it is not."""
    word = narrow(text)
    dotted = _DOTTED.match(word)
    if dotted:
        return "1" + ".1" * dotted[0].count(".")
    return next((name for name, pattern in _STYLES if pattern.match(word)), "")


def depths(grid: Grid, columns: Columns) -> dict[int, int]:
    """The level of each row, by the order in which ways of numbering first appear; empty where there is one way only."""
    if len(columns.levels) != 1:
        return {}
    styles: dict[int, str] = {}
    for row in sorted(r for r in grid.sheet.rows if r > columns.last):
        own = grid.own(row)
        name = own.get(columns.levels[0], "")
        if name and not SUBTOTAL.fullmatch(narrow(name)):
            styles[row] = style_of(own.get(columns.serial, "")) or style_of(name)
    order = [style for style in dict.fromkeys(styles.values()) if style]
    if len(order) < 2 or "" in styles.values() or styles[min(styles)] != order[0]:
        return {}
    return {row: order.index(style) for row, style in styles.items()}
