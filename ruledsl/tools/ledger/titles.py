"""Which lines are the title of a document, and when two titles are one."""

import re
from collections.abc import Sequence

_CN = "一二三四五六七八九十百零〇"
CHAPTER = re.compile(rf"第(?:[{_CN}]+|\d+)(?:部分|[章节编篇])")
HEADING = re.compile(rf"{CHAPTER.pattern}|[{_CN}]+、")
_QUOTES = re.compile("[“”‘’\"'《》〈〉「」『』]")
#: No more characters than these (考核办法) tell one title from another.
_SHORT = 4
BRACKETS = str.maketrans("（）：；，", "():;,")


def title_of(heads: Sequence[str]) -> str:
    """The lines right above the first article that are no chapter; a title may be broken into several."""
    lines: list[str] = []
    for line in reversed([h for h in heads if not HEADING.match(h)]):
        if lines and not _ITEMLESS.match(lines[0]):
            break
        lines.insert(0, line)
    return "".join(lines)


#: A line such as （试行） that only continues a title.
_ITEMLESS = re.compile(r"[(（][^)）]*[)）]$")


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, whatever their brackets, quotation marks and spaces."""
    return _plain(one) == _plain(other)


def near_title(one: str, other: str) -> bool:
    """Whether two titles are one but for what stands in brackets, or for what one of them goes on with."""
    left, right = (re.sub(r"\([^()]*\)", "", _plain(t)) for t in (one, other))
    return min(len(left), len(right)) > _SHORT and (left.startswith(right) or right.startswith(left))


def _plain(title: str) -> str:
    return _QUOTES.sub("", "".join(title.translate(BRACKETS).split()))
