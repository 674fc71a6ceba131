"""Lines that are numbered 一、（一）1. → passages: what a notice consists of, and what stands in an annex.

    附件1                         附件1 (with the title below it)
    一、责任落实（20分）           附件1第一部分
    （一）学习  5分                附件1第一部分（一）
    3．台账资料  8分               附件1第一部分第3项; of an item: 第三目

In an annex a line without a number goes on with what stands before it, as does a sub-point （1） anywhere; sums (合计
100分) are of no line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, field, frozen

from ruledsl.node import evolve
from ruledsl.written import Clause, integer, number_of

_CN = "一二三四五六七八九十百零〇"
#: A line and the place where it begins.
Line = tuple[int, str]
_ANNEX = re.compile(
    rf"附([件表])\s*(\d+|[{_CN}]+)?(?:\s*[:：]\s*(.*)|(?(2)(?:\s+[^:：，。；]{{1,40}}|[^\s:：，。；\d]+[表单准则])$|(?!))|\s*$)"
)
_SUB_POINT = re.compile(r"[(（]\d+[)）]")
_LISTED = re.compile(r"(?:1|一)\s*[.．、]")
_SUM = re.compile(r"(?:[^\W\d]{0,4}(?:合\s*计|总\s*计|小\s*计)|总\s*分)(?:[:：\s｜|]|\d|$)")
_ISSUED = re.compile(r"(?:抄送|主送|分送|公开属性|联系人)[:：]|.*\d{4}年\d{1,2}月\d{1,2}日印发$")
_NUMBERED = (
    ("chapter", re.compile(rf"第([{_CN}]+)章\s*")),
    ("section", re.compile(rf"第([{_CN}]+)节\s*")),
    ("part", re.compile(rf"(?:([{_CN}]+)、|第([{_CN}]+)部分)\s*")),
    ("item", re.compile(rf"[(（]([{_CN}]+)[)）]\s*")),
    ("point", re.compile(r"(\d{1,3})(?:[.．、](?!\d)|\s*[｜|│┃]|[\s\t]+(?=\D))\s*")),
    ("letter", re.compile(r"[(（]?([a-z])[)）]\s*")),
    ("ring", re.compile(r"([①-⑳])\s*")),
)
#: How a sentence ends; a line that ends otherwise is a title or a heading.
ENDS = tuple('。；;：:！!”"')
#: What stands below a table and has no number: 注：, 备注：, 说明：, 注1：.
_NOTE = re.compile(rf"[（(]?(?:备注|注|说明)\s*(\d+|[{_CN}]+)?\s*(?:[:：]|(?<=\d)[.．、])\s*")
_REMARK = re.compile(r"(?:(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[)）])\s*")
_LEVELS = tuple(level for level, _ in _NUMBERED)


@frozen
class Annex:
    """An annex as it is called and its lines, the heading first."""

    name: str
    lines: tuple[Line, ...]


@frozen
class Headed:
    """A clause with its words: where they begin and end."""

    clause: Clause
    text: str
    start: int
    end: int


def annexes(lines: Sequence[Line]) -> tuple[list[Line], list[Annex]]:
    """The lines that are of no annex, and the annexes; a heading with nothing below it only says that there is one."""
    outside: list[Line] = []
    found: list[Annex] = []
    heads = [n for n, (_, line) in enumerate(lines) if _ANNEX.match(line)]
    outside += lines[: heads[0]] if heads else lines
    for head, until in pairwise([*heads, len(lines)]):
        own = lines[head:until]
        close = next((n for n, (_, line) in enumerate(own) if _ISSUED.match(line)), len(own))
        if _is_list(own[0][1], until < len(lines)) or not _has_words(own[:close]):
            outside += own
        else:
            found.append(Annex(annex_of(own[0][1]), tuple(own[:close])))
            outside += own[close:]
    return outside, found


def _has_words(lines: Sequence[Line]) -> bool:
    """Whether an annex has more than its title: a number, or below its own heading names and sentences (乡镇：甲镇、乙镇)."""
    heading, below = _ANNEX.match(lines[0][1]), [line for _, line in lines[1:]]
    if not heading or heading[3] is not None:
        return any(re.search(r"\d", line) for line in below)
    titled = heading.end(2) if heading[2] else heading.end(1)
    names = below if lines[0][1][titled:].strip() else below[1:]
    return len(names) > 1 or any(re.search(r"[\d、：:。；;]", line) for line in below)


def annex_of(line: str) -> str:
    """What an annex with this heading is called, empty for any other line."""
    found = _ANNEX.match(line)
    return f"附{found[1]}{integer(found[2]) if found[2] else ''}" if found else ""


def annexes_named(words: str) -> set[str]:
    """The annexes that a text speaks of anywhere, whether or not they could be read."""
    found = re.finditer(rf"附([件表])\s*(\d+|[{_CN}]+)?", words)
    return {f"附{one[1]}{integer(one[2]) if one[2] else ''}" for one in found}


def _is_list(heading: str, followed: bool) -> bool:
    """附件：1.评分表 names the annexes that follow, as does one without a number where another follows."""
    found = _ANNEX.match(heading)
    return bool(found and (_LISTED.match(found[3] or "") or (found[3] and not found[2] and followed)))


@define
class _Reading:
    """Where a reading is: the passage that goes on, the numbers met at each level, the paragraphs of each whole."""

    here: Clause
    last: dict[str, int] = field(factory=dict)
    paragraphs: Counter[Any] = field(factory=Counter)


def passages(lines: Sequence[Line], whole: Clause) -> Iterator[Headed | str]:
    """The passages of an annex or a notice, and the lines that are of none."""
    reading = _Reading(whole)
    open_: Headed | None = None
    for start, line in lines:
        clause, offset = (None, 0) if _SUM.match(line) else _noted(line, reading) or _numbered(line, reading)
        if clause is None and open_ and not _SUM.match(line):
            if whole.annex or _SUB_POINT.match(line):
                open_ = Headed(open_.clause, f"{open_.text}\n{line}", open_.start, start + len(line))
                continue
            clause = _further(reading) if line.endswith(ENDS) else None
        if clause is None and not (whole.annex and not open_):
            yield line
            continue
        if open_:
            yield open_
        reading.here = clause or whole
        open_ = Headed(reading.here, line[offset:], start + offset, start + len(line))
    if open_:
        yield open_


def _noted(line: str, reading: _Reading) -> tuple[Clause, int] | None:
    """A note of an annex that a line opens, or one of the remarks 1. 2. in it."""
    here = reading.here
    if here.annex and (found := _NOTE.match(line)):
        above: dict[str, Any] = {name: getattr(here, name) for name in ("chapter", "section", "part")}
        inner = None if found[1] else _REMARK.match(line, found.end())
        number = integer(found[1]) if found[1] else int(inner[1] or inner[2]) if inner else 0
        return Clause(annex=here.annex, note=1, point=number, **above), (inner or found).end()
    if here.note and (found := _REMARK.match(line)) and int(found[1] or found[2]) == here.point + 1:
        return evolve(here, point=here.point + 1), found.end()
    return None


def _numbered(line: str, reading: _Reading) -> tuple[Clause | None, int]:
    """The clause that a line opens behind another, and where its words begin; numbers follow on each other."""
    for level, pattern in _NUMBERED:
        found = pattern.match(line)
        number = number_of(next(g for g in found.groups() if g)) if found else 0
        if found and number in (1, reading.last.get(level, 0) + 1):
            above = _LEVELS[: _LEVELS.index(level)]
            kept: dict[str, Any] = {name: getattr(reading.here, name) for name in above}
            reading.last = {name: reading.last.get(name, 0) for name in (*above, "point")} | {level: number}
            opened = level not in ("item", "point", "letter", "ring")
            return evolve(Clause(0, int(opened), annex=reading.here.annex, **kept), **{level: number}), found.end()
    return None, 0


def _further(reading: _Reading) -> Clause:
    """A further paragraph of the part that is being read."""
    reading.paragraphs[reading.here.head] += 1
    return evolve(reading.here, paragraph=reading.paragraphs[reading.here.head] + 1, item=0, point=0, letter=0, ring=0)
