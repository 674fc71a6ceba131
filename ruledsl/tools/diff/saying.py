"""What reads differently in a part of a statement: as few words as say it, but no half of a range, a list or a bracket.

每项 1分 → 2分          80分及以上不满90分 → 80.01分及以上不满90分          … 则 1.5… → 2…
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from attrs import frozen

from ruledsl.pieces import Piece, in_language
from ruledsl.spacing import flat

#: Words at the end that both versions have are left out where they are more than so many.
_TAIL = 5
#: What a range has between or behind its ends; one of up to so many words is said whole, for half of it is another range.
_RANGE, _WHOLE = frozenset({"AND_MORE", "AT_LEAST", "MORE_THAN", "LESS_THAN", "AT_OR_BELOW", "TO"}), 12
#: Where it differs in several places, up to so many words are said whole.
_SEVERAL = 30

LANGUAGES = ("zh", "en")


@frozen
class Saying:
    """One part of a statement that reads differently: in both languages, old and new, empty where it is not there.

    ``lead`` are the words that both begin with.
    """

    part: str
    lead: Mapping[str, str]
    old: Mapping[str, str]
    new: Mapping[str, str]


def saying(part: str, old: Sequence[Piece], new: Sequence[Piece]) -> Saying:
    """The words of both; what they have in common at the beginning is said once, at the end left out if it is long."""
    longest = max(len(old), len(new))
    if longest > _WHOLE and _listed(old) and _listed(new):
        return _elements(part, old, new)
    ranges = longest <= _WHOLE and any(p.terminal in _RANGE for p in (*old, *new))
    lists = longest <= _WHOLE and any(p.terminal == "COMMA" for p in (*old, *new))
    if ranges or lists or (longest <= _SEVERAL and _places(old, new) > 1):
        return _said(part, (), old, new, "")
    return _trimmed(part, old, new)


def _trimmed(part: str, old: Sequence[Piece], new: Sequence[Piece]) -> Saying:
    same = 0
    while same < min(len(old), len(new)) - 1 and old[same].zh == new[same].zh:
        same += 1
    alike = 0
    while alike < min(len(old), len(new)) - same - 1 and old[-1 - alike].zh == new[-1 - alike].zh:
        alike += 1
    cut = alike if alike > _TAIL or _open(old[:same]) else 0
    return _said(part, old[:same], old[same : len(old) - cut], new[same : len(new) - cut], "…" if cut else "")


def _said(part: str, lead: Sequence[Piece], old: Sequence[Piece], new: Sequence[Piece], end: str) -> Saying:
    first, was, now = ({lang: said(found, lang) for lang in LANGUAGES} for found in (lead, old, new))
    return Saying(part, first, {k: v + end for k, v in was.items()}, {k: v + end for k, v in now.items()})


def _open(pieces: Sequence[Piece]) -> bool:
    """Whether a bracket is left open."""
    return sum((p.terminal == "LP") - (p.terminal == "RP") for p in pieces) > 0


def _places(old: Sequence[Piece], new: Sequence[Piece]) -> int:
    """In how many places two texts differ."""
    matcher = SequenceMatcher(None, [p.zh for p in old], [p.zh for p in new], autojunk=False)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())


# ---- long lists


def _listed(pieces: Sequence[Piece]) -> bool:
    """Whether a text is a list of names or clauses and nothing else."""
    return bool(pieces) and {p.terminal for p in pieces} <= {"NAME", "DOT", "CLAUSE", "ITEM", "TO", "COMMA"}


def _elements(part: str, old: Sequence[Piece], new: Sequence[Piece]) -> Saying:
    """Of long lists only the elements that one of them has."""
    before, after = _split(old), _split(new)
    return _said(part, (), _joined(before, after), _joined(after, before), "")


def _split(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The elements of a list by what they say."""
    found: list[list[Piece]] = []
    fresh = True
    for piece in pieces:
        if piece.terminal == "COMMA":
            fresh = True
        elif fresh or (piece.terminal == "CLAUSE" and found[-1][-1].terminal != "TO"):
            found.append([piece])
            fresh = False
        else:
            found[-1].append(piece)
    return {said(element, "zh"): element for element in found}


def _joined(mine: Mapping[str, list[Piece]], other: Mapping[str, list[Piece]]) -> list[Piece]:
    """The elements that only one list has, as a list; all of it where only the order differs."""
    own = [element for key, element in mine.items() if key not in other]
    if not own and mine.keys() == other.keys():
        own = list(mine.values())
    comma = Piece("COMMA", "、", ",")
    return [piece for n, element in enumerate(own) for piece in ([comma] if n else []) + element]


def said(pieces: Sequence[Piece], lang: str) -> str:
    """Pieces on one line."""
    return flat(tuple(in_language(pieces, lang)))
