"""The numbers that stand alone in the rows of a table; their unit is said by the heading of the column.

序号｜指标｜一类分值｜二类分值      the heading
1｜地区生产总值增速｜80｜60        80 points under 一类分值, 60 points under 二类分值
"""

import re
from collections.abc import Iterator, Sequence

from ruledsl.tools.ledger.amounts import Amount, plain

_BETWEEN = re.compile(r"\s*[｜|│┃\t]\s*|\s{2,}|\u3000+")
_BARE = re.compile(r"\d+(?:\.\d+)?")
_POINTS = re.compile(r"分(?!类|工|管|项|档|组)|权重|赋值")


def is_row(line: str) -> bool:
    """Whether a line is divided into cells."""
    return len(_divided(line)) > 1


def goes_on(before: str, line: str) -> bool:
    """Whether a line that ends no sentence goes on with what stands before it: a formula, the row of a table."""
    return "＝" in line or before.endswith(("：", ":")) or (is_row(line) and bool(re.search(r"\d", line)))


def cells(lines: Sequence[str], headings: Sequence[str]) -> Iterator[Amount]:
    """The numbers in cells of their own; a heading has as many cells, or one more for the number of the row, and no number."""
    tops = [t for t in map(_divided, headings) if len(t) > 1 and not any(map(_BARE.fullmatch, t))]
    for line in lines:
        row = _divided(line)
        top = next((t for t in reversed(tops) if len(row) <= len(t) <= len(row) + 1), None)
        for cell, column in zip(reversed(row), reversed(top or ()), strict=False):
            if len(row) > 1 and _BARE.fullmatch(cell):
                yield Amount(plain(cell), _unit(column), text=cell, column=column)


def _unit(column: str) -> str:
    if re.search("[%％]|比重|占比", column):
        return "percent"
    return "points" if _POINTS.search(column) else "cell"


def _divided(line: str) -> list[str]:
    return [c for c in _BETWEEN.split(line.strip("｜|│┃ \t")) if c]
