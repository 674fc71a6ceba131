"""A statement in words, in either language, whatever language it was written in: cut out of its text piece by piece."""

import re
from collections.abc import Mapping, Sequence

from attrs import define, field

from ruledsl.lalr import Unexpected
from ruledsl.node import evolve
from ruledsl.pieces import Piece, read_pieces
from ruledsl.source import Source, Span
from ruledsl.syntax import Node, Statement
from ruledsl.tools.diff.parts import INSIDE
from ruledsl.tools.diff.saying import Saying, said, saying
from ruledsl.written import NOWHERE

#: Parts of a statement that say where it comes from, or explain it; they decide nothing.
CITES, EXPLAINS = (
    frozenset({"cite"}),
    frozenset({"partly", "note", "text", "title", "criteria", "formerly", "circumstances"}),
)
_BRACES = ("LB", "RB")


@define
class Words:
    """The pieces of the texts of both versions, read when they are needed."""

    sources: Mapping[str, Source]
    _pieces: dict[str, tuple[Piece, ...]] = field(init=False, factory=dict)

    def of(self, node: Node | None, lang: str) -> str:
        """All of a node on one line, its citation left out."""
        if node is None:
            return ""
        inside = [p for p in self._within(node.span) if p.part not in CITES]
        return said(inside, lang)

    def head(self, node: Node, lang: str) -> str:
        """What a statement is called: its keyword and name; a step by its number and what it does."""
        rule = type(node).RULE
        pieces = self._own(node)
        if rule == "classes":
            kept = pieces[:1]
        elif rule == "step":
            kept = [p for p in pieces if p.part in ("ordinal", "action")]
        elif isinstance(node, Statement):
            kept = _until_name(pieces)
        else:
            kept = [p for p in pieces if p.part == "name"] or pieces[:1]
        return said(kept, lang)

    def changes(self, old: Node, new: Node) -> tuple[Saying, ...]:
        """The parts that read differently, in the order of the new text."""
        before, after = self._by_part(old), self._by_part(new)
        found = []
        for part in dict.fromkeys((*after, *before)):
            was, now = before.get(part, []), after.get(part, [])
            if [p.zh for p in was] != [p.zh for p in now]:
                found.append(saying(part, was, now))
        return tuple(found)

    def _by_part(self, node: Node) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = {}
        around = ""  # the part whose braces are open: a level and its points belong to the tariff
        for piece in self._own(node):
            if piece.terminal in _BRACES:
                around = piece.part if piece.terminal == "LB" else ""
            elif piece.part != "ordinal":
                own = "option" if piece.terminal == "ADOPT" else piece.part
                found.setdefault(around or own or "head", []).append(piece)
        return found

    def _own(self, node: Node) -> list[Piece]:
        """The pieces of a node without those of the statements inside it."""
        inside = [p.span for name in INSIDE.get(type(node), ()) for p in getattr(node, name) if isinstance(p, Node)]
        return [p for p in self._within(node.span) if not any(s.start <= p.span[0] < s.end for s in inside)]

    def _within(self, span: Span) -> list[Piece]:
        if span == NOWHERE or span.file not in self.sources:
            return []
        if span.file not in self._pieces:
            self._pieces[span.file] = _read(self.sources[span.file])
        return [evolve(p, remarks=()) for p in self._pieces[span.file] if span.start <= p.span[0] < span.end]


def _read(source: Source) -> tuple[Piece, ...]:
    """The pieces of a text; of one that has errors its words as they stand, for some of its statements were read."""
    try:
        return read_pieces(source)
    except Unexpected:
        words = re.finditer(r"\S+", source.text)
        return tuple(Piece("WORD", w.group(), w.group(), span=w.span()) for w in words)


def _until_name(pieces: Sequence[Piece]) -> list[Piece]:
    """The keyword with which a statement begins and the name behind it."""
    kept: list[Piece] = []
    for piece in pieces[:6]:
        if kept and piece.terminal != "NAME" and kept[-1].terminal not in ("NAME", "DOT"):
            break
        if kept and kept[-1].terminal == "NAME" and piece.terminal != "DOT":
            break
        kept.append(piece)
    return kept
