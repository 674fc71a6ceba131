"""Text → the row of pieces that the formatter sets: every word in both spellings, with its comments and line breaks.

The pieces come from the concrete tree, so a word is known by the terminal and rule that the parser read it as:

    80—90分（不含90分）  →  80 分 及以上 不满 90 分
    第13条第(一)项       →  第十三条（一）
    第1步                →  第一步 | step 1
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, zip_longest

from ruledsl.concrete import Tree, lexicon, read_tree
from ruledsl.lalr import Token
from ruledsl.node import Record, evolve, field
from ruledsl.parse import comments
from ruledsl.source import Source
from ruledsl.syntax import Clause, chinese, integer

_SIGNS = {
    "LB": "{", "RB": "}", "DOT": ".", "PERCENT": "%", "PERMILLE": "‰", "EQ": "=", "NE": "≠", "LT": "<", "LE": "≤", "GT": ">", "GE": "≥",
    "PLUS_SIGN": "+", "MINUS_SIGN": "-", "TIMES": "×", "OVER_SIGN": "÷",
}  # fmt: skip
_BRACKETS = {"LP": ("（", "("), "RP": ("）", ")")}


class Remark(Record):
    """A comment that stands before a piece: on a line of its own, or after the piece before it."""

    text: str
    own_line: bool
    blank: bool


class Piece(Record):
    """A word or sign: ``rule`` is the grammar rule around it, ``part`` the part of the statement to which it belongs.

    ``entry`` is the rule of the statement or line of a block that it begins, ``bare`` marks one that is only a name.
    ``broken`` and ``blank`` say that the author put a line break or a blank line before it.  ``own`` is the language
    that it was written in, empty for what has none.
    """

    terminal: str
    zh: str
    en: str
    rule: str = ""
    part: str = ""
    own: str = ""
    entry: str = ""
    bare: bool = False
    broken: bool = False
    blank: bool = False
    remarks: tuple[Remark, ...] = ()
    span: tuple[int, int] = field(default=(0, 0), eq=False)

    @property
    def text(self) -> str:
        return self.en if self.own == "en" else self.zh


def read_pieces(source: Source) -> tuple[Piece, ...]:
    """The pieces of a text that parses, in order; the last one is the end of the file."""
    end = len(source.text)
    found = [*_entries(read_tree(source).children), Piece("END", "", "", entry="end", span=(end, end))]
    return tuple(_with_gaps(source, _counted(found)))


def in_language(pieces: Iterable[Piece], keywords: str | None) -> tuple[Piece, ...]:
    """The pieces in one language; None keeps each keyword's own and sets signs in that of most keywords."""
    if keywords:
        return tuple(evolve(p, own=keywords) for p in pieces)
    pieces = tuple(pieces)
    english = sum(p.own == "en" for p in pieces) > sum(p.own == "zh" for p in pieces)
    return tuple(evolve(p, own=p.own or ("en" if english else "zh")) for p in pieces)


# ---- the tree as a row


def _entries(children: Iterable[Tree | Token]) -> Iterator[Piece]:
    """The pieces of a block's children, the first of each marked."""
    for child in children:
        if isinstance(child, Tree):
            first, *more = _pieces(child, "")
            yield evolve(first, entry=child.rule, bare=not more)
            yield from more


def _pieces(tree: Tree, part: str) -> Iterator[Piece]:
    """The pieces of a tree; what stands between braces are entries."""
    rewritten = _PHRASES[tree.rule](tree) if tree.rule in _PHRASES else None
    if rewritten:
        yield from (evolve(p, part=part) for p in rewritten)
        return
    inside = False
    for child, after in zip_longest(tree.children, tree.children[1:]):
        if isinstance(child, Token):
            ties = isinstance(after, Token) and after.type == "_TIES_SHARE"
            yield evolve(_piece(child, "ties" if ties else tree.rule), part=part)
            inside = child.type == "_LB"
        elif inside:
            yield from _entries([child])
        else:
            yield from _pieces(child, part or child.rule)


def _piece(token: Token, rule: str) -> Piece:
    terminal = token.type.lstrip("_")
    zh, en, own = _spelled(terminal, token.value, rule)
    return Piece(terminal, zh, en, rule, own=own, span=(token.start, token.end))


def _spelled(terminal: str, value: str, rule: str) -> tuple[str, str, str]:
    """The spellings of a token, the author's word where it is one of several, and the language it was written in."""
    same = _SIGNS.get(terminal) or _canonical(terminal, value)
    if same.startswith("附件") and terminal == "CLAUSE":
        english = _ANNEX.sub(r"annex \1 ", same).replace("注", " note ").replace("  ", " ").rstrip()
        return same, english, "zh" if value[0] == "附" else "en"
    if same:
        return same, same, ""
    if terminal == "COMMA":
        return ("，" if rule in ("ends", "ties", "extreme", "working_days", "interpolated") else "、"), ",", ""
    if terminal in _BRACKETS:
        return (*_BRACKETS[terminal], "")
    spelling = lexicon().spelling[terminal]
    own = "" if not value[0].isalpha() else "en" if value.isascii() else "zh"
    twin = lexicon().twins[terminal].get(" ".join(value.split()))
    return (*(twin or (spelling["zh"], spelling["en"])), own)


def _canonical(terminal: str, value: str) -> str:
    """The one form of what has no language, empty for keywords."""
    form = _FORMS.get(terminal)
    return form(value) if form else ""


_ANNEX = re.compile(r"附件(\d*)")


def _date(value: str) -> str:
    year, month, day = value.replace("年", "-").replace("月", "-").rstrip("日").split("-")
    return f"{year}-{month:0>2}-{day:0>2}"


_FORMS: dict[str, Callable[[str], str]] = {
    "NAME": str,
    "MONTHDAY": str,
    "NUMERAL": lambda value: value if value[0].isdigit() else str(integer(value)),
    "STRING": lambda value: value if "”" in value[1:-1] else f"“{value[1:-1]}”",
    "DATE": _date,
    "CLAUSE": lambda value: str(Clause.parse(value)),
    "ITEM": lambda value: str(Clause.parse(value)),
    "PARAGRAPH": lambda value: str(Clause.parse(value)),
}


# ---- phrases that have a form of their own


def _step_number(tree: Tree) -> list[Piece]:
    """``第一步`` and ``step 1``."""
    tokens = tree.tokens()
    number = integer(tokens[-1].value.strip("第步"))
    own = "en" if tokens[0].value.isascii() else "zh"
    return [Piece("STEPNO", f"第{chinese(number)}步", f"step {number}", "ordinal", own=own, span=_span(tokens))]


def _dash(tree: Tree) -> list[Piece] | None:
    """``80—90分（不含90分）`` in the words of a band; a dash whose exception is neither end stays."""
    tokens = tree.tokens()
    middle = next(i for i, t in enumerate(tokens) if t.type == "_TO")
    bracket = next(i for i, t in enumerate(tokens) if t.type == "_LP")
    low, high = tokens[:middle], tokens[middle + 1 : bracket]
    excluded = tokens[bracket + 2 : -1]
    units = [t[1].type if len(t) > 1 else "" for t in (low, high, excluded)]
    numbers = [_piece(t[0], "quantity").zh for t in (low, high, excluded)]
    if units[0] not in ("", units[1]) or units[2] not in ("", units[1]) or numbers[2] not in numbers[:2]:
        return None
    first, last = ([_piece(t[0], "quantity"), *(_piece(u, "unit") for u in high[1:])] for t in (low, high))
    own = _piece(tokens[bracket + 1], "dash").own
    if numbers[2] == numbers[0]:
        pieces = [_keyword("MORE_THAN", "lower", own), *first, *last, _keyword("AT_OR_BELOW", "upper", own)]
    else:
        pieces = [*first, _keyword("AND_MORE", "lower", own), _keyword("LESS_THAN", "upper", own), *last]
    start, end = _span(tokens)
    return [evolve(p, span=(end, end) if i else (start, end)) for i, p in enumerate(pieces)]


_PHRASES: dict[str, Callable[[Tree], list[Piece] | None]] = {"ordinal": _step_number, "dash": _dash}


def _keyword(terminal: str, rule: str, own: str) -> Piece:
    spelling = lexicon().spelling[terminal]
    return Piece(terminal, spelling["zh"], spelling["en"], rule, own=own)


def _span(tokens: list[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


def _counted(pieces: list[Piece]) -> list[Piece]:
    """``1 point`` where the lexicon knows the word without its s."""
    return [
        evolve(piece, en=piece.en[:-1])
        if before.zh == "1" and piece.terminal in lexicon().words.get(piece.en[:-1], ())
        else piece
        for before, piece in pairwise([Piece("START", "", ""), *pieces])
    ]


# ---- what stands between the pieces


def _with_gaps(source: Source, pieces: list[Piece]) -> Iterator[Piece]:
    """Give each piece its comments and the author's line breaks; a comment within a phrase goes before it."""
    waiting = list(comments(source))[::-1]
    text = source.text
    end = 0
    for piece in pieces:
        remarks = []
        start, stop = piece.span
        blank = broken = False
        while waiting and waiting[-1].span.start < stop:
            comment = waiting.pop()
            before = text[end : comment.span.start]
            own_line = comment.span.start > start or not end or "\n" in before
            remarks.append(Remark(comment.text, own_line, before.count("\n") > 1))
            end = comment.span.end
        gap = text[end:start]
        blank, broken = gap.count("\n") > 1, "\n" in gap
        yield evolve(piece, remarks=tuple(remarks), blank=blank, broken=broken or bool(remarks))
        end = stop
