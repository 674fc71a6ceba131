"""Two versions laid side by side by identity, and the edits that lead from one to the other.

A pair tree can be read with any of its edits applied and the others not: that is a hybrid, neither the old version nor
the new one, which shows what an edit does alone or together with others.
"""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

import attrs
from attrs import define, frozen

from ruledsl.node import evolve
from ruledsl.statements.total import Step
from ruledsl.syntax import Name, Node
from ruledsl.tools.diff.parts import INSIDE, ORDERED, Part, plain, without_parts

#: A removed and an added statement of one kind are likely one that was renamed from this likeness of their words on.
LIKE = 0.75


@frozen
class Edit:
    """One change on paper: a statement ``changed``, ``renamed``, ``added`` or ``removed``, or parts in another ``order``.

    ``path`` holds the statements around it, outermost first, and itself last; ``likely`` that a rename is only likely.
    ``fields`` are the fields of the syntax that differ.
    """

    number: int
    action: str
    path: tuple[Node, ...] = attrs.field(repr=False)
    old: Node | None = attrs.field(repr=False)
    new: Node | None = attrs.field(repr=False)
    fields: tuple[str, ...] = ()
    likely: bool = False


@define
class Pair:
    """A statement in both versions, or in one; ``own`` and ``order`` are the numbers of its edits."""

    field: str
    key: str
    old: Part | None
    new: Part | None
    inner: list["Pair"] = attrs.field(factory=list)
    own: int | None = None
    order: dict[str, int] = attrs.field(factory=dict)
    formerly: str = ""


@define
class _Numbering:
    edits: list[Edit] = attrs.field(factory=list)

    def add(
        self, action: str, path: tuple[Node, ...], pair: Pair, fields: tuple[str, ...] = (), likely: bool = False
    ) -> int:
        old, new = (p.node if p else None for p in (pair.old, pair.new))
        self.edits.append(Edit(len(self.edits), action, path, old, new, fields, likely))
        return len(self.edits) - 1


def paired(roots: Sequence[tuple[Part | None, Part | None]]) -> tuple[list[Pair], tuple[Edit, ...]]:
    """The pair trees of some documents and all edits, numbered in the order of the text."""
    numbering = _Numbering()
    pairs = [_pair(numbering, old, new, ()) for old, new in roots]
    return pairs, tuple(numbering.edits)


def _pair(numbering: _Numbering, old: Part | None, new: Part | None, around: tuple[Node, ...]) -> Pair:
    one = new or old
    assert one is not None
    pair = Pair(one.field, one.key, old, new)
    path = (*around, one.node)
    if old is None or new is None:
        pair.own = numbering.add("added" if old is None else "removed", path, pair)
        return pair
    if type(old.node) is not type(new.node):
        pair.own = numbering.add("changed", path, pair, ("kind",))
        return pair
    renamed = name_of(new.node) is not None and name_of(old.node) != name_of(new.node)
    if old.bare != new.bare:
        fields = tuple(_differing(old.bare, new.bare))
        likely = renamed and not _declared(old.node, new.node)
        pair.own = numbering.add("renamed" if renamed else "changed", path, pair, fields, likely)
    for name in INSIDE.get(type(new.node), ()):
        _pair_inside(numbering, pair, name, path)
    return pair


def _differing(old: Node, new: Node) -> Iterator[str]:
    for spec in old.__attrs_attrs__:
        if spec.eq and getattr(old, spec.name) != getattr(new, spec.name):
            yield spec.name


def _pair_inside(numbering: _Numbering, pair: Pair, name: str, path: tuple[Node, ...]) -> None:
    """The parts in one field: by identity, then by declared and likely renames; then their order."""
    assert pair.old and pair.new
    old = {p.key: p for p in pair.old.children if p.field == name}
    new = {p.key: p for p in pair.new.children if p.field == name}
    matched = matches(old, new)
    taken = set(matched.values())
    for part in woven(list(new), [matched_back(matched, k) for k in old]):
        if part in new:
            before = old.get(matched[part]) if part in matched else None
            inner = _pair(numbering, before, new[part], path)
            inner.formerly = matched.get(part, part)
        else:
            inner = _pair(numbering, old[part], None, path)
        pair.inner.append(inner)
    if (type(pair.new.node), name) in ORDERED:
        now = [matched[k] for k in new if k in matched]
        if now != [k for k in old if k in taken]:
            pair.order[name] = numbering.add("order", path, pair, (name,))


def matched_back(matched: dict[str, str], key: str) -> str:
    """The key in the new version of a part of the old one; its own where it is gone."""
    return next((new for new, old in matched.items() if old == key), key)


def matches(old: dict[str, Part], new: dict[str, Part]) -> dict[str, str]:
    """New key → old key of the same thing: same identity, declared former name, else likely the same."""
    found = {key: key for key in new if key in old}
    for key, part in new.items():
        former = [n.text for n in getattr(part.node, "formerly", ())]
        free = [f for f in former if f in old and f not in found.values() and f not in new]
        if key not in found and free:
            found[key] = free[0]
    for key in [k for k in new if k not in found]:
        rest = {k: p for k, p in old.items() if k not in found.values()}
        scores = {k: likeness(p.node, new[key].node) for k, p in rest.items()}
        best = max(scores, key=lambda k: scores[k], default=None)
        if best is not None and scores[best] >= LIKE and list(scores.values()).count(scores[best]) == 1:
            found[key] = best
    return found


def likeness(old: Node, new: Node) -> float:
    """How much two statements of one kind have in common beside their names, from 0 to 1."""
    if type(old) is not type(new):
        return 0.0
    same = plain(without_parts(old)) == plain(without_parts(new))
    names = [name_of(n) for n in (old, new)]
    if same and _inner(old) == _inner(new):
        return 1.0
    if names[0] is None or names[1] is None:
        clauses = [getattr(n, "clauses", ()) for n in (old, new)]
        return 0.9 if clauses[0] and clauses[0] == clauses[1] else 0.0
    left, right = (repr(plain(n)) for n in (old, new))
    alike = SequenceMatcher(None, left, right, autojunk=False).ratio() if len(left) + len(right) < 8000 else 0.0
    close = SequenceMatcher(None, names[0], names[1]).ratio()
    return alike * (0.8 + 0.2 * close) if alike > 0.9 else 0.0


def _inner(node: Node) -> list[object]:
    return [getattr(node, name) for name in INSIDE.get(type(node), ())]


def name_of(node: Node) -> str | None:
    """The name of a statement that has one."""
    name = getattr(node, "name", None)
    return name.text if isinstance(name, Name) else None


def _declared(old: Node, new: Node) -> bool:
    return any(n.text == name_of(old) for n in getattr(new, "formerly", ()))


def woven(base: Sequence[str], other: Sequence[str]) -> list[str]:
    """``base`` with what only ``other`` has put behind what stands before it there."""
    result = list(base)
    for number, key in enumerate(other):
        if key not in result:
            before = other[number - 1] if number else None
            result.insert(result.index(before) + 1 if before is not None else 0, key)
    return result


def applied(pair: Pair, edits: Collection[int]) -> Node | None:
    """The document or statement with these edits applied and the others not; None where it is not there then."""
    new = pair.own is not None and pair.own in edits
    if pair.old is None or pair.new is None or type(pair.old.node) is not type(pair.new.node):
        chosen = pair.new if new else pair.old
        return chosen.node if chosen else None
    node = (pair.new if new else pair.old).node
    changes: dict[str, object] = {}
    for name in INSIDE.get(type(node), ()):
        parts = [applied(inner, edits) for inner in _in_order(pair, name, edits)]
        changes[name] = _numbered([p for p in parts if p is not None])
    return evolve(node, **changes) if changes else node


def _in_order(pair: Pair, name: str, edits: Collection[int]) -> list[Pair]:
    inner = {p.key: p for p in pair.inner if p.field == name}
    assert pair.old and pair.new
    back = {p.formerly or k: k for k, p in inner.items()}
    old = [back[p.key] for p in pair.old.children if p.field == name]
    new = [p.key for p in pair.new.children if p.field == name]
    moved = pair.order.get(name) in edits if name in pair.order else False
    base, other = (new, old) if moved else (old, new)
    return [inner[key] for key in woven(base, other)]


def _numbered(parts: list[Node]) -> tuple[Node, ...]:
    """Steps count from one, whichever are there."""
    return tuple(evolve(p, ordinal=n) if isinstance(p, Step) else p for n, p in enumerate(parts, 1))
