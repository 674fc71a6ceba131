"""The plain text of an official document → its articles, paragraphs, items and points, each with its words.

    第十三条  被考核单位有下列情形之一的…:        第十三条第一款 (what an article opens with)
    (一)因政务公开工作成绩突出…;                第十三条（一）
    优秀:…综合评分90分及以上。                  第十三条第二款 (any further line that ends like a sentence)

Items may also stand in one line: …的：（一）…；（二）….

Both styles of punctuation are read: half-width and full-width brackets, any space behind a number.  A file may hold
several documents; the next begins where the articles begin anew.  What is no part of an article – titles, chapters, the
lines of issue – is kept as such, so that no line of the text is lost.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from attrs import define, field, frozen

from ruledsl.source import Source
from ruledsl.written import Clause, integer

_CN = "一二三四五六七八九十百零〇"
_ARTICLE = re.compile(rf"第([{_CN}]+)条[^\S\n]+")
_ITEM = re.compile(rf"[(（]([{_CN}]+)[)）]")
_INLINE = re.compile(rf"(?<=[:：;；。,，])\s*{_ITEM.pattern}")
_CHAPTER = re.compile(rf"第[{_CN}]+[章节编]")
_POINT = re.compile(r"(?:^|(?<=[。；;：:]))(\d{1,2})[.．、](?!\d)")
#: How a sentence ends; a line that ends otherwise is a title or a heading.
_ENDS = tuple('。；;：:！!”"')
#: The lines of issue that close an official document.
_COLOPHON = re.compile(r"(?:抄送|主送|分送|公开属性|附件|联系人)[:：]|.*\d{4}年\d{1,2}月\d{1,2}日印发$")
_QUOTES = re.compile("[“”‘’\"'《》〈〉「」『』]")
_BRACKETS = str.maketrans("（）：；，", "():;,")


@frozen
class Passage:
    """An article's opening words, a further paragraph, an item or a point: where it is cited, what it says, where it stands."""

    clause: Clause
    text: str
    start: int
    end: int

    @property
    def digest(self) -> str:
        """What the words come to, whatever their brackets and spaces."""
        return sha256("".join(self.text.translate(_BRACKETS).split()).encode()).hexdigest()[:12]


@frozen
class OfficialDocument:
    """One document of a text: its title, its passages in order, and the lines around them (issue, titles, chapters)."""

    title: str
    passages: tuple[Passage, ...]
    around: tuple[str, ...]

    @property
    def annex(self) -> str:
        """The lines behind 附件： or 附件1, which are of no article."""
        start = next(
            (n for n, line in enumerate(self.around) if re.match(r"附(?:件|表)\s*\d*\s*(?:[:：]|$)", line)), None
        )
        return "" if start is None else "\n".join(self.around[start:])

    def of(self, clause: Clause) -> tuple[Passage, ...]:
        """The passages that a citation means: of an article all of it, of an item its points too."""
        return tuple(p for p in self.passages if _within(p.clause, clause))

    def opening(self, clause: Clause) -> tuple[Passage, ...]:
        """What the article of a clause opens with."""
        return tuple(p for p in self.passages if p.clause.article == clause.article and p.clause.paragraph == 1)


def _within(part: Clause, whole: Clause) -> bool:
    pairs = ((whole.article, part.article), (whole.paragraph, part.paragraph), (whole.item, part.item))
    return all(want in (0, have) for want, have in (*pairs, (whole.point, part.point)))


@define
class _Document:
    heads: list[str]
    passages: list[Passage] = field(factory=list)
    around: list[str] = field(factory=list)
    items: int = 0


def split(source: Source) -> tuple[OfficialDocument, ...]:
    """The documents of a text."""
    documents: list[_Document] = []
    waiting: list[str] = []
    for start, line in _lines(source.text):
        article = _ARTICLE.match(line)
        if article and (not documents or integer(article[1]) == 1):
            documents.append(_Document(waiting))
            waiting = []
        if not documents or not _taken(documents[-1], start, line, article):
            waiting.append(line)
            if documents:
                documents[-1].around.append(line)
        elif documents:
            waiting = []
    return tuple(
        OfficialDocument(_title(d.heads), tuple(d.passages), (*documents[0].heads, *d.around)) for d in documents
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something in them, and where they begin."""
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip().strip("\ufeff")
        if stripped:
            yield position + line.index(stripped), stripped
        position += len(line)


def _taken(document: _Document, start: int, line: str, article: re.Match[str] | None) -> bool:
    """Whether a line is part of an article, which then has it."""
    here = document.passages[-1].clause if document.passages else None
    item = _ITEM.match(line)
    if article:
        clause, offset = Clause(integer(article[1]), 1), article.end()
        document.items = 0
    elif here is None or _CHAPTER.match(line) or _COLOPHON.match(line):
        return False
    elif item and integer(item[1]) == document.items + 1:
        document.items += 1
        clause, offset = Clause(here.article, 0, document.items), item.end()
    elif line.endswith(_ENDS) and not item:
        clause, offset = Clause(here.article, _paragraphs(document, here.article) + 1), 0
    else:
        return False
    cuts = [] if clause.item else _inline(line, offset, document.items)
    document.passages += _pointed(clause, line[: cuts[0].start()] if cuts else line, start, offset)
    for cut, after in pairwise([*cuts, None]):
        document.items += 1
        part = Clause(clause.article, 0, document.items)
        assert cut is not None
        document.passages += _pointed(part, line[: after.start()] if after else line, start, cut.end())
    return True


def _inline(line: str, offset: int, before: int) -> list[re.Match[str]]:
    """The numbers of items that stand one behind the other in a line: …：（一）…；（二）…"""
    found: list[re.Match[str]] = []
    for match in _INLINE.finditer(line, offset):
        if integer(match[1]) == before + len(found) + 1:
            found.append(match)
    return found if len(found) > 1 else []


def _paragraphs(document: _Document, article: int) -> int:
    return max(p.clause.paragraph for p in document.passages if p.clause.article == article)


def _pointed(clause: Clause, line: str, start: int, offset: int) -> list[Passage]:
    """A passage, and its points where it has more than one."""
    points = list(_POINT.finditer(line, offset)) if clause.item else []
    points = [m for n, m in enumerate(points, 1) if int(m[1]) == n]
    cuts = [offset, *(m.start() for m in points), len(line)] if len(points) > 1 else [offset, len(line)]
    found = [Passage(clause, line[cuts[0] : cuts[1]], start + cuts[0], start + cuts[1])]
    for number, (low, high) in enumerate(pairwise(cuts[1:]), 1):
        part = Clause(clause.article, clause.paragraph, clause.item, number)
        found.append(Passage(part, line[low:high], start + low, start + high))
    return found


def _title(heads: Sequence[str]) -> str:
    """The lines right above the first article that are no chapter; a title may be broken into several."""
    lines: list[str] = []
    for line in reversed([h for h in heads if not _CHAPTER.match(h)]):
        if lines and not _ITEMLESS.match(lines[0]):
            break
        lines.insert(0, line)
    return "".join(lines)


#: A line such as （试行） that only continues a title.
_ITEMLESS = re.compile(r"[(（][^)）]*[)）]$")


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, whatever their brackets, quotation marks and spaces."""
    left, right = (_QUOTES.sub("", "".join(t.translate(_BRACKETS).split())) for t in (one, other))
    return left == right
