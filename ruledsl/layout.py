"""Pieces → lines: one statement a line, the author's own breaks within it, comments where they were.

Where a line breaks never depends on the language, so a translation and back is the same text.
"""

from collections.abc import Sequence

from attrs import define, field

from ruledsl.pieces import Piece, in_language
from ruledsl.source import width
from ruledsl.spacing import flat, gap

#: A block that its author wrote on one line stays there up to these widths in Chinese and English.
MAX_WIDTHS = 100, 120
INDENT, CONTINUED = 2, 4
#: Parts of a statement that may stand in the column of clauses, or after the brace of a block of lines.
TAILS = frozenset({"cite", "guard", "partly", "note", "formerly", "circumstances", "called"})


@define
class Line:
    """Pieces ``first`` to before ``end`` and the comment after them.

    ``block`` is the piece that opens its block, ``continues`` the first piece of the statement that began before.
    """

    indent: int
    first: int
    end: int
    block: int = -1
    continues: int = -1
    comment: str = ""
    blank: bool = False


@define
class _Block:
    """An open block: the piece that opens it, the statement it is in, and whether its author wrote it on one line."""

    opener: int
    statement: int
    one_line: bool


@define
class _Setter:
    """Sets the pieces one after the other; ``spellings`` are the same pieces in each language."""

    pieces: Sequence[Piece]
    spellings: Sequence[Sequence[Piece]]
    lines: list[Line] = field(factory=list)
    blocks: list[_Block] = field(factory=list)
    statement: int = 0

    def set(self, index: int) -> int:
        """Set a piece, or the whole block that it opens where that stays on one line; return the next piece."""
        piece = self.pieces[index]
        self._remarks(index)
        if piece.terminal == "RB":
            self.statement = self.blocks.pop().statement
        if piece.terminal == "END":
            return index + 1
        if self._starts(index):
            self._add(index, continues=False, blank=piece.blank)
            self.statement = index
        elif self._breaks(index):
            self._add(index, continues=piece.terminal not in ("LB", "RB"))
        self.lines[-1].end = index + 1
        return self._open(index) if piece.terminal == "LB" else index + 1

    def _open(self, index: int) -> int:
        close = self._closing(index)
        one_line = not any(p.broken for p in self.pieces[index + 1 : close + 1])
        line = self.lines[-1]
        margin = line.indent + (CONTINUED if line.continues >= 0 else 0)
        if one_line and all(
            margin + width(flat(row[line.first : close + 1])) <= limit
            for row, limit in zip(self.spellings, MAX_WIDTHS, strict=True)
        ):
            line.end = close + 1
            return close + 1
        self.blocks.append(_Block(index, self.statement, one_line))
        return index + 1

    def _closing(self, index: int) -> int:
        depth = 0
        for i in range(index, len(self.pieces)):
            depth += {"LB": 1, "RB": -1}.get(self.pieces[i].terminal, 0)
            if not depth:
                return i
        raise AssertionError("a text that parses closes its blocks")

    def _starts(self, index: int) -> bool:
        """Whether a piece begins a statement, or a line in a list of names."""
        piece = self.pieces[index]
        if piece.bare:
            return piece.broken or self.blocks[-1].one_line or self.pieces[index - 1].terminal == "LB"
        return piece.entry != ""

    def _breaks(self, index: int) -> bool:
        """Whether a piece within a statement begins a line."""
        piece, before = self.pieces[index], self.pieces[index - 1]
        if piece.remarks:
            return True
        match piece.terminal:
            case "RB":
                return before.terminal != "LB"
            case "LB":
                return False
        row = self.spellings[0]
        apart = before.terminal == "COMMA" or gap(row[index - 1], row[index]) != ""
        tail = before.terminal == "RB" and (piece.part in TAILS or piece.terminal == "UNTIL_EMPTY")
        after_lines = self.lines[-1].first == index - 1
        return piece.broken and apart and not (tail and after_lines)

    def _remarks(self, index: int) -> None:
        """The comments before a piece: after the line before, or each on its own line."""
        piece = self.pieces[index]
        between = piece.terminal == "RB" or self._starts(index)
        for remark in piece.remarks:
            if remark.own_line:
                self._add(index, continues=not between, blank=remark.blank and between)
            self.lines[-1].comment = remark.text

    def _add(self, index: int, continues: bool, blank: bool = False) -> None:
        """A new line; no blank one at the start of the text or of a block."""
        block = self.blocks[-1].opener if self.blocks else -1
        last = self.lines[-1] if self.lines else None
        opening = last is None or last.first < last.end == block + 1
        statement = self.statement if continues else -1
        self.lines.append(Line(INDENT * len(self.blocks), index, index, block, statement, blank=blank and not opening))


def arrange(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a text, the same in every language."""
    setter = _Setter(pieces, (in_language(pieces, "zh"), in_language(pieces, "en")))
    index = 0
    while index < len(pieces):
        index = setter.set(index)
    return setter.lines
