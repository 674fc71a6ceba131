"""Two numbers of a statement that each stand where the text has the other: 60% and 40% of two shares, 80分 and 60分 of two classes.

What a number is for is said by names: of the other factors of a product, of the condition under which it holds, of the
class.  Names that speak of both or of neither tell nothing, and nothing is said then.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from attrs import frozen

from ruledsl.measure import Measure
from ruledsl.statements.by_class import ByClass
from ruledsl.statements.indicator import Indicator
from ruledsl.syntax import (
    All,
    Among,
    Any_,
    Compare,
    Extreme,
    IfThen,
    Node,
    Product,
    Quantity,
    Reference,
    Statement,
    Sum,
    WithinBand,
    chinese,
    walk,
)
from ruledsl.tools.ledger.amounts import Amount
from ruledsl.tools.ledger.split import Passage
from ruledsl.tools.ledger.wording import Difference

_WRITTEN = re.compile(r"(?<![\d.第A-Za-z])(\d+(?:\.\d+)?)\s*(%|％|分(?!之|别))?")
_RATIO = re.compile(r"(\d+)\s*[∶:：]\s*(\d+)(?![\d∶:：])")
_EXTREMES = {"min": "低小", "lowest_of": "低小", "max": "高大", "highest_of": "高大"}
#: Words that stand everywhere and tell no number from another.
_PLAIN = frozenset(["得分", "分值", "总分", "次数", "是否", "情形", "类别", "考核", "平均", "合计", "单位"])
_LISTED = re.compile(r"[、，；：“”‘’和或与及的]|分别|以及")
#: A number and whether it is one of points.
Value = tuple[Fraction, bool]


@frozen
class _Share:
    """A number with the names that say what it is for."""

    quantity: Quantity
    names: frozenset[str]

    @property
    def value(self) -> Value:
        number = Fraction(str(self.quantity))
        return number / 100 if self.quantity.unit == "percent" else number, self.quantity.unit == "points"


def exchanged(statement: Statement, passages: Sequence[Passage], classes: Sequence[str]) -> Iterator[Difference]:
    """Each pair that the text has the other way round."""
    sentences = [s for p in passages for s in re.split(r"[。\n]", p.text)]
    for one, other in _pairs(statement, classes):
        if one.value != other.value and one.value[1] == other.value[1]:
            verdicts = {_verdict(one, other, s) for s in sentences} - {0}
            if verdicts == {-1}:
                yield "exchanged", one.quantity.span, {"found": _shown(one), "expected": _shown(other)}


def of_classes(
    statement: Statement, cells: Sequence[Amount], classes: Sequence[str], own: Mapping[int, Sequence[str]]
) -> Iterator[Difference]:
    """Numbers of a class that a table has in the column of another."""
    for share in _shares(statement, classes, own.get(id(statement), ())):
        said = [c for c in cells if any(name in c.column for name in share.names & {*classes})]
        others = [c.value for c in cells if c not in said and any(name in c.column for name in classes)]
        number = str(share.quantity)
        if said and number in others and number not in {c.value for c in said}:
            label = getattr(getattr(statement, "name", None), "text", "") or type(statement).RULE
            yield "weight", share.quantity.span, {"found": label, "expected": said[0].value}


def classes_of(measure: Measure) -> dict[int, tuple[str, ...]]:
    """The classes that a statement or the group around it is for, by the identity of the statement."""
    found: dict[int, tuple[str, ...]] = {}
    for top in measure.statements:
        for node in walk(top):
            inner = node.parts if isinstance(node, Indicator) else ()
            names = tuple(n.text for n in getattr(node, "for_classes", ())) or found.get(id(node), ())
            found |= {id(part): names for part in (node, *inner) if names}
    return found


def _shares(statement: Statement, classes: Sequence[str], own: Sequence[str]) -> Iterator[_Share]:
    for node in walk(statement):
        if isinstance(node, IfThen):
            yield from _branches(node, classes)
    said = statement.maximum if isinstance(statement, Indicator) else None
    if isinstance(said, ByClass):
        yield from (_Share(m.quantity, frozenset((m.name.text,))) for m in said.marks)
    elif said is not None and own:
        yield _Share(said, frozenset(own))


def _pairs(statement: Statement, classes: Sequence[str]) -> Iterator[tuple[_Share, _Share]]:
    """Numbers that stand beside each other: in the terms of a sum, in the branches of a choice."""
    inner = {id(n.otherwise) for n in walk(statement) if isinstance(n, IfThen)}
    for node in walk(statement):
        if isinstance(node, Sum):
            yield from combinations([s for _, term in node.terms for s in _factors(term)], 2)
        elif isinstance(node, All | Any_):
            yield from combinations([s for part in node.parts for s in _asked(part)], 2)
        elif isinstance(node, IfThen) and id(node) not in inner:
            yield from pairwise(_branches(node, classes))


def _asked(part: Node) -> Iterator[_Share]:
    """The number that a condition asks of one name for: 网上办理率 95%以上."""
    if isinstance(part, WithinBand) and isinstance(part.value, Reference):
        numbers = [q for q in (part.band.low, part.band.high) if q is not None]
        yield from (_Share(q, frozenset((part.value.parts[-1],))) for q in numbers if len(numbers) == 1)
    elif isinstance(part, Compare) and isinstance(part.left, Reference) and isinstance(part.right, Quantity):
        yield _Share(part.right, frozenset((part.left.parts[-1],)))


def _factors(term: Node) -> Iterator[_Share]:
    """60% of a product with what else is multiplied there."""
    if isinstance(term, Product):
        numbers = [f for sign, f in term.factors if sign == "times" and isinstance(f, Quantity)]
        if len(numbers) == 1:
            yield _Share(numbers[0], frozenset(n for _, f in term.factors for n in _names(f)))


def _branches(node: Node, classes: Sequence[str]) -> list[_Share]:
    """The number of each branch with the names of its condition; the last one is that of the class that is left."""
    found: list[_Share] = []
    seen: set[str] = set()
    while isinstance(node, IfThen):
        names = frozenset(_names(node.condition))
        seen |= names
        found += [_Share(q, names) for q in _number(node.then)]
        node = node.otherwise
    left = [c for c in classes if c not in seen]
    return found + [_Share(q, frozenset(left if len(left) == 1 and seen & {*classes} else ())) for q in _number(node)]


def _number(node: Node) -> list[Quantity]:
    """The number that a branch is, or multiplies by."""
    if isinstance(node, Quantity):
        return [node]
    return [s.quantity for s in _factors(node)]


def _names(node: Node) -> Iterator[str]:
    """The names in an expression; of 去向 是 进京 the choice alone, of 第几次 = 2 the ordinal."""
    if isinstance(node, Compare) and node.relation == "is":
        yield from _names(node.right)
        return
    if isinstance(node, Compare) and node.relation == "eq" and isinstance(node.right, Quantity) and not node.right.unit:
        yield from (f"第{node.right}", f"第{chinese(node.right.value)}")
    for part in walk(node):
        if isinstance(part, Reference):
            yield part.parts[-1]
        elif isinstance(part, Extreme | Among):
            yield from _EXTREMES.get(part.kind if isinstance(part, Extreme) else part.among_kind, "")


def _verdict(one: _Share, other: _Share, sentence: str) -> int:
    """1 where a sentence has two numbers as the rules have them, -1 where it has them the other way round, 0 if it is silent."""
    places = [_places(share.value, sentence) for share in (one, other)]
    words = [_telling(one, other), _telling(other, one)]
    if ratio := _RATIO.search(sentence):
        both = [Fraction(int(n), int(ratio[1]) + int(ratio[2]) or 1) for n in ratio.groups()]
        if {s.value[0] for s in (one, other)} == {*both} and not one.value[1]:
            return _in_order((one, other), sentence[: ratio.start()], one.value[0] == both[0])
    if any(len(p) != 1 for p in places):
        return 0
    (first,), (second,) = places
    before = [_stretch(sentence, p, [first, second]) for p in (first, second)]
    if re.search(r"(?:^|[，、；：,;:])\W*$", before[first > second]):  # 60%由甲承担，40%由乙承担
        before = [sentence[p : min(q for q in (first, second, len(sentence)) if q > p)] for p in (first, second)]
    straight = [_has(w, before[n]) and not _has(w, before[1 - n]) for n, w in enumerate(words)]
    crossed = [_has(w, before[1 - n]) and not _has(w, before[n]) for n, w in enumerate(words)]
    if any(straight) and any(crossed) and "分别" in sentence:
        return _in_order((one, other), sentence[: min(first, second)], first < second)
    return 0 if any(straight) == any(crossed) else 1 if any(straight) else -1


def _in_order(shares: tuple[_Share, _Share], listed: str, forward: bool) -> int:
    """Whether what is listed before the numbers has the order of the numbers."""
    items = [i for i in _LISTED.split(listed) if i]
    one, other = (_listed(share, items) for share in shares)
    if one == other or min(one, other) < 0:
        words = _telling(*shares), _telling(*reversed(shares))
        one, other = (max((listed.rfind(w) for w in own), default=-1) for own in words)
    if min(one, other) < 0 or one == other or any(len(n) < 2 for share in shares for n in share.names):
        return 0
    return 1 if (one < other) == forward else -1


def _listed(share: _Share, items: Sequence[str]) -> int:
    """Which item of a list a number is for: the longest that one of its names has in it."""
    inside = [(len(i), -n) for n, i in enumerate(items) if len(i) > 1 and any(i in name for name in share.names)]
    return -max(inside)[1] if inside else -1


def _places(value: Value, sentence: str) -> list[int]:
    """Where a number stands in a sentence: 60%, 1.5, 5分."""
    return [m.start() for m in _WRITTEN.finditer(sentence) if _read(m) == value]


def _read(match: re.Match[str]) -> Value:
    number = Fraction(match[1])
    return number / 100 if match[2] in ("%", "％") else number, match[2] == "分"


def _stretch(sentence: str, place: int, places: Sequence[int]) -> str:
    """The words before a number, behind the other one."""
    return sentence[max((p for p in places if p < place), default=0) : place]


def _telling(one: _Share, other: _Share) -> frozenset[str]:
    """What the names of one number have that those of the other do not: words of two characters."""
    return _words(one) - _words(other) - _PLAIN


def _words(share: _Share) -> frozenset[str]:
    return frozenset(n[i : i + 2] for n in share.names for i in range(max(1, len(n) - 1)))


def _has(words: frozenset[str], text: str) -> bool:
    return any(w in text for w in words)


def _shown(share: _Share) -> str:
    return f"{share.quantity}{'%' * (share.quantity.unit == 'percent')}"
