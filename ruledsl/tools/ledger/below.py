"""What a line opens below the passage before it: an article in decimals (2.1), a point 1. or （1）, a letter a), a ring ①.

Numbers follow on each other; a list that stands right below an article is its items, one below an item is its points.
"""

import re
from collections.abc import Iterator

from ruledsl.node import evolve
from ruledsl.written import Clause, number_of

_CN = "一二三四五六七八九十百零〇"
ITEM = re.compile(rf"[(（]([{_CN}]+)[)）]")
_INLINE = re.compile(rf"(?<=[:：;；。,，])\s*{ITEM.pattern}")
_LISTED = (
    ("dot", re.compile(r"(\d{1,2})[.．、](?!\d)\s*")),
    ("bracket", re.compile(r"[(（](\d{1,2})[)）]\s*")),
    ("half", re.compile(r"(\d{1,2})[)）]\s*")),
    ("letter", re.compile(r"[(（]?([a-z])[)）.．、]\s*")),
    ("ring", re.compile(r"([①-⑳])\s*")),
)
_DECIMAL = re.compile(r"(\d{1,2})[.．](\d{1,2})(?:[.．](\d{1,2}))?(?:[.．、]?\s+|(?=[^\W\d]))")
_WHOLE = re.compile(r"(\d{1,2})(?:[.．、](?!\d)\s*|\s+(?=\D))")
_RING = re.compile(r"[①-⑳]")


def is_decimal(lines: list[str]) -> bool:
    """Whether a text numbers its parts 1, 1.1, 1.2."""
    found = (_DECIMAL.match(line) for line in lines)
    return {(1, 1), (1, 2)} <= {(int(m[1]), int(m[2])) for m in found if m}


def decimal(line: str, here: Clause | None, whole: bool) -> tuple[Clause, int] | None:
    """The part 2, 2.1 or 2.1.1 that a line opens behind another, and where its words begin; 2 only where ``whole``."""
    at = (here.article, here.second, here.third) if here else (0, 0, 0)
    found = _DECIMAL.match(line) or (_WHOLE.match(line) if whole else None)
    if not found:
        return None
    first, second, third = (int(n or 0) for n in (*found.groups(), 0, 0)[:3])
    follows = [(at[0] + 1, 0, 0), (at[0], at[1] + 1, 0), (at[0], at[1], at[2] + 1), (at[0] + 1, 1, 0)]
    if (first, second, third) not in follows or (third and not second):
        return None
    return Clause(first, 1, second=second, third=third), found.end()


def part(here: Clause) -> Clause:
    """The article that a passage is of, without what is below it."""
    return Clause(here.article, second=here.second, third=here.third)


def below(here: Clause, line: str, items: int, forms: dict[str, str]) -> tuple[Clause, int] | None:
    """The item, point, letter or ring that a line opens; ``forms`` keeps which numbers are items and which are points."""
    for form, pattern in _LISTED:
        found = pattern.match(line)
        if not found:
            continue
        number = number_of(found[1])
        level = form if form in ("letter", "ring") else forms.get(form, "point" if here.item else "item")
        before = items if level == "item" else getattr(here, level)
        begins = number == 1 and level != "item"
        if (number != before + 1 and not begins) or (level == "point" and not here.item):
            return None
        forms[form] = level
        return _at(here, level, number), found.end()
    return None


def _at(here: Clause, level: str, number: int) -> Clause:
    """A part of what is being read, at its level; what is narrower begins anew."""
    levels = ("item", "point", "letter", "ring")
    kept = {name: getattr(here, name) for name in levels[: levels.index(level)]}
    return evolve(part(here), **kept, **{level: number})


def rings(line: str, offset: int) -> Iterator[int]:
    """Where ① ② … stand in a line, behind its first words."""
    found = list(_RING.finditer(line, offset))
    follow = [m for n, m in enumerate(found, 1) if number_of(m[0]) == n]
    yield from (m.start() for m in follow if len(follow) > 1)


def inline(line: str, offset: int, before: int) -> list[re.Match[str]]:
    """The numbers of items that stand one behind the other in a line: …：（一）…；（二）…"""
    found: list[re.Match[str]] = []
    for match in _INLINE.finditer(line, offset):
        if number_of(match[1]) == before + len(found) + 1:
            found.append(match)
    return found if len(found) > 1 else []
