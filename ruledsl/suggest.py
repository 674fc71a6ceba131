"""The word that was probably meant: the closest of the choices by edit distance, or none."""

import unicodedata
from collections.abc import Iterable

from ruledsl.lookalikes import heard

#: Longer words are not compared: no name of a statement or unit comes near it.
LONGEST = 64


def plain(word: str) -> str:
    """The word as a reader sees it: one form of every character, no spaces, nothing invisible."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Cs"))


#: Characters that are told apart by everybody: a word with the one is never meant to be a word with the other.
_CONTRARY = (
    "零〇一二两三四五六七八九十百千0123456789",
    "上下",
    "大小",
    "高低",
    "加扣减",
    "前后",
    "早晚",
    "多少",
    "首末",
    "内外",
)


def contrary(one: str, other: str) -> bool:
    """Whether two words of one length differ in characters that mean the opposite, or in a number."""
    pairs = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and any(pair <= set(group) for pair in pairs for group in _CONTRARY)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice nearest to ``word``; one third of its characters (at least one) may differ.

    A word that is the end of exactly one choice, or has one choice as its end, counts as near too.  Of
    equally near choices the first wins, so the answer depends on nothing but the arguments.  A choice that looks or
    sounds the same is nearer than any other.
    """
    wanted = plain(word[: 4 * LONGEST])
    if not wanted or len(wanted) > LONGEST:
        return None
    limit = max(1, len(wanted) // 3)
    letters = set(wanted)
    best: tuple[int, str] | None = None
    ends: list[str] = []
    sound = heard(wanted) if len(wanted) > 1 else ""
    for choice in choices:
        seen = plain(choice)
        if seen != wanted and len(seen) == len(wanted) and sound and heard(seen) == sound:
            return choice
        if not seen or (len(seen) == 1 and seen != wanted) or contrary(seen, wanted):
            continue
        if len(wanted) > 1 and seen != wanted and (seen.endswith(wanted) or wanted.endswith(seen)):
            ends.append(choice)
        if abs(len(seen) - len(wanted)) > limit or len(letters - set(seen)) > limit:
            continue
        found = distance(wanted, seen, limit)
        if found <= limit and found < len(wanted) and (best is None or found < best[0]):
            best = (found, choice)
    if best is None or (best[0] and len(ends) == 1):
        return ends[0] if len(ends) == 1 else None
    return best[1]


def same(word: str, other: str) -> bool:
    """Whether two words look or sound the same to a reader: nothing else can have been meant."""
    one, two = plain(word), plain(other)
    return one == two or (len(one) == len(two) > 1 and bool(heard(one)) and heard(one) == heard(two))


def distance(left: str, right: str, limit: int) -> int:
    """Edit distance (insert, delete, replace, swap of neighbours), or ``limit + 1`` as soon as it is more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
