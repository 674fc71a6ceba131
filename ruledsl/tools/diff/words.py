"""A statement in words, in either language, whatever language it was written in: cut out of its text piece by piece."""

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from ruledsl.node import evolve
from ruledsl.pieces import Piece, in_language, read_pieces
from ruledsl.source import Source, Span
from ruledsl.spacing import flat
from ruledsl.syntax import Node, Statement
from ruledsl.tools.diff.parts import INSIDE
from ruledsl.written import NOWHERE

#: Parts of a statement that say where it comes from, or explain it; they decide nothing.
CITES, EXPLAINS = (
    frozenset({"cite"}),
    frozenset({"partly", "note", "text", "title", "criteria", "formerly", "circumstances"}),
)
_BRACES = ("LB", "RB")
#: Words at the end that both versions have are left out where they are more than so many.
_TAIL = 5
#: What a range has between or behind its ends; one of up to so many words is said whole, for half of it is another range.
_RANGE, _WHOLE = frozenset({"AND_MORE", "AT_LEAST", "MORE_THAN", "LESS_THAN", "AT_OR_BELOW", "TO"}), 12


@frozen
class Saying:
    """One part of a statement that reads differently: in both languages, old and new, empty where it is not there.

    ``lead`` are the words that both begin with.
    """

    part: str
    lead: Mapping[str, str]
    old: Mapping[str, str]
    new: Mapping[str, str]


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
        return _flat(inside, lang)

    def head(self, node: Node, lang: str) -> str:
        """What a statement is called: its keyword and name; a step by its number and what it does."""
        rule = type(node).RULE
        pieces = self._own(node)
        if rule == "step":
            kept = [p for p in pieces if p.part in ("ordinal", "action")]
        elif isinstance(node, Statement):
            kept = _until_name(pieces)
        else:
            kept = [p for p in pieces if p.part == "name"] or pieces[:1]
        return _flat(kept, lang)

    def changes(self, old: Node, new: Node) -> tuple[Saying, ...]:
        """The parts that read differently, in the order of the new text."""
        before, after = self._by_part(old), self._by_part(new)
        found = []
        for part in dict.fromkeys((*after, *before)):
            was, now = before.get(part, []), after.get(part, [])
            if [p.zh for p in was] != [p.zh for p in now]:
                found.append(_saying(part, was, now))
        return tuple(found)

    def _by_part(self, node: Node) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = {}
        around = ""  # the part whose braces are open: a level and its points belong to the tariff
        for piece in self._own(node):
            if piece.terminal in _BRACES:
                around = piece.part if piece.terminal == "LB" else ""
            elif piece.part != "ordinal":
                found.setdefault(around or piece.part or "head", []).append(piece)
        return found

    def _own(self, node: Node) -> list[Piece]:
        """The pieces of a node without those of the statements inside it."""
        inside = [p.span for name in INSIDE.get(type(node), ()) for p in getattr(node, name) if isinstance(p, Node)]
        return [p for p in self._within(node.span) if not any(s.start <= p.span[0] < s.end for s in inside)]

    def _within(self, span: Span) -> list[Piece]:
        if span == NOWHERE or span.file not in self.sources:
            return []
        if span.file not in self._pieces:
            self._pieces[span.file] = read_pieces(self.sources[span.file])
        return [evolve(p, remarks=()) for p in self._pieces[span.file] if span.start <= p.span[0] < span.end]


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


def _saying(part: str, old: Sequence[Piece], new: Sequence[Piece]) -> Saying:
    """The words of both, what they have in common at the beginning said once; a range whole."""
    same = 0
    ranges = max(len(old), len(new)) <= _WHOLE and any(p.terminal in _RANGE for p in (*old, *new))
    while not ranges and same < min(len(old), len(new)) - 1 and old[same].zh == new[same].zh:
        same += 1
    alike = 0
    while alike < min(len(old), len(new)) - same - 1 and old[-1 - alike].zh == new[-1 - alike].zh:
        alike += 1
    cut = alike if alike > _TAIL else 0
    parts = (old[:same], old[same : len(old) - cut], new[same : len(new) - cut])
    lead, was, now = ({lang: _flat(found, lang) for lang in ("zh", "en")} for found in parts)
    end = "…" if cut else ""
    return Saying(part, lead, {k: v + end for k, v in was.items()}, {k: v + end for k, v in now.items()})


def _flat(pieces: Sequence[Piece], lang: str) -> str:
    return flat(tuple(in_language(pieces, lang)))
