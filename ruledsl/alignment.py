"""Lines → text: how far lines are indented, and the columns in which clauses and bands begin.

指标 组织领导 满分由方案确定  依据 第七条（一）
加分 上级表彰采用 每项2分     依据 第十三条（一）  # 注释
等次 {
  优秀   90分及以上
  不合格 不满60分
}
"""

from collections.abc import Iterator, Sequence

from ruledsl.layout import CONTINUED, TAILS, Line
from ruledsl.pieces import Piece
from ruledsl.source import width
from ruledsl.spacing import flat

#: The column of clauses lies at most so far right of the shortest line, and of the margin.
MAX_GAP, MAX_COLUMN = 36, 60
#: Names wider than this do not move the column after them; a first word wider than this hangs no lines.
MAX_NAME, MAX_HANG = 24, 12
#: Lines of a block that read as a table: a name and what belongs to it.
_TABLES = frozenset({"grade", "award", "fault", "choice", "step"})


def set_text(lines: Sequence[Line], pieces: Sequence[Piece]) -> str:
    """The text of the lines, in the language of the pieces."""
    return "".join(f"{text}\n" for text in _texts(lines, pieces))


def _texts(lines: Sequence[Line], pieces: Sequence[Piece]) -> Iterator[str]:
    names = _name_columns(lines, pieces)
    heads = [_head(line, pieces, names.get(line.block, 0)) for line in lines]
    columns = _clause_columns(lines, pieces, heads)
    for line, head in zip(lines, heads, strict=True):
        if line.blank:
            yield ""
        clauses = flat(pieces[_clauses(line, pieces) : line.end])
        column = 0 if _has_brace(line, pieces) else columns.get(line.block, 0)
        text = head + " " * max(2, column - width(head)) + clauses if clauses else head
        yield f"{text}  {line.comment}" if line.comment and line.first < line.end else text + line.comment


def _head(line: Line, pieces: Sequence[Piece], name_column: int) -> str:
    """A line up to its clauses."""
    row = pieces[line.first : _clauses(line, pieces)]
    margin = " " * (line.indent + _hang(line, pieces))
    if not row or row[0].entry not in _TABLES:
        return margin + flat(row)
    name = row[0].text
    return (margin + name + " " * max(1, name_column - width(name)) + flat(row[1:])).rstrip()


def _hang(line: Line, pieces: Sequence[Piece]) -> int:
    """A line that continues a statement begins under its second word."""
    if line.continues < 0:
        return 0
    hang = width(pieces[line.continues].text) + 1
    return hang if hang <= MAX_HANG else CONTINUED


def _has_brace(line: Line, pieces: Sequence[Piece]) -> bool:
    """Whether a line opens or closes a block of lines; its clauses stand in no column."""
    return pieces[line.first].terminal == "RB" or pieces[line.end - 1].terminal == "LB"


def _clauses(line: Line, pieces: Sequence[Piece]) -> int:
    """Where the clauses at the end of a line begin; its end where there are none, or nothing before them."""
    start = end = line.end - (line.first < line.end and pieces[line.end - 1].terminal == "LB")
    while start > line.first and pieces[start - 1].part in TAILS:
        start -= 1
    found = next((i for i in range(start, end) if pieces[i].part == "cite"), line.end)
    return found if found > line.first else line.end


def _name_columns(lines: Sequence[Line], pieces: Sequence[Piece]) -> dict[int, int]:
    """The column after the names of each block that reads as a table."""
    columns: dict[int, int] = {}
    for line in lines:
        wide = width(pieces[line.first].text)
        if line.first < line.end and pieces[line.first].entry in _TABLES and wide <= MAX_NAME:
            columns[line.block] = max(columns.get(line.block, 0), wide + 1)
    return columns


def _clause_columns(lines: Sequence[Line], pieces: Sequence[Piece], heads: Sequence[str]) -> dict[int, int]:
    """The column of clauses of each block."""
    widths: dict[int, list[int]] = {}
    for line, head in zip(lines, heads, strict=True):
        if _clauses(line, pieces) < line.end and not _has_brace(line, pieces):
            widths.setdefault(line.block, []).append(width(head))
    limits = {block: min(min(found) + MAX_GAP, MAX_COLUMN) for block, found in widths.items()}
    return {block: max((w for w in found if w <= limits[block]), default=0) + 2 for block, found in widths.items()}
