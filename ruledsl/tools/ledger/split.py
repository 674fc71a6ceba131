"""The plain text of an official document → its articles, paragraphs, items and points, each with its words.

    第十三条  被考核单位有下列情形之一的…:        第十三条第一款 (what an article opens with; 第13条 is the same)
    (一)因政务公开工作成绩突出…;                第十三条（一）
    优秀:…综合评分90分及以上。                  第十三条第二款 (any further line that ends like a sentence)

Items may also stand in one line: …的：（一）…；（二）….

Both styles of punctuation are read: half-width and full-width brackets, any space behind a number.  A file may hold
several documents; the next begins where the articles begin anew.  What is no part of an article – titles, chapters, the
lines of issue – is kept as such, so that no line of the text is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from attrs import define, field, frozen

from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.tools.ledger.amounts import Amount
from ruledsl.tools.ledger.below import ITEM, below, decimal, inline, is_decimal, part, rings
from ruledsl.tools.ledger.cells import cells, goes_on, is_row
from ruledsl.tools.ledger.headed import ENDS, Headed, annex_of, annexes, passages
from ruledsl.tools.ledger.titles import BRACKETS, CHAPTER, HEADING, title_of
from ruledsl.written import Clause, integer

_CN = "一二三四五六七八九十百零〇"
_ARTICLE = re.compile(rf"第([{_CN}]+|\d+)条(?:[^\S\n]+|[:：]|(?=[【\[])|$)")
_POINT = re.compile(r"(?:^|(?<=[。；;：:]))(\d{1,2})[.．、](?!\d)")
#: The lines of issue that close an official document.
_COLOPHON = re.compile(r"(?:抄送|主送|分送|公开属性|附件|联系人)[:：]|.*\d{4}年\d{1,2}月\d{1,2}日印发$")


@frozen
class Passage:
    """An article's opening words, a further paragraph, an item or a point: where it is cited, what it says, where it stands."""

    clause: Clause
    text: str
    start: int
    end: int

    @property
    def is_heading(self) -> bool:
        """Whether this only names what follows: the title of an annex, a heading 一、责任落实（20分）."""
        return not self.clause.article and self.clause.paragraph == 1 and not self.text.endswith(ENDS)

    @property
    def digest(self) -> str:
        """What the words come to, whatever their brackets and spaces."""
        return sha256("".join(self.text.translate(BRACKETS).split()).encode()).hexdigest()[:12]


@frozen
class OfficialDocument:
    """One document of a text: its title, its passages in order, and the lines around them (issue, titles, chapters)."""

    title: str
    passages: tuple[Passage, ...]
    around: tuple[str, ...]

    @property
    def annex(self) -> str:
        """The words of the annexes, which are of no article."""
        return "\n".join(p.text for p in self.passages if p.clause.annex)

    def of(self, clause: Clause) -> tuple[Passage, ...]:
        """The passages that a citation means: of an article all of it, of an item its points too."""
        return tuple(p for p in self.passages if p.clause.within(clause))

    def opening(self, clause: Clause) -> tuple[Passage, ...]:
        """What the article of a clause opens with, or the annex and the part that it stands in, and the notes there."""
        notes = Clause(annex=clause.annex, chapter=clause.chapter, section=clause.section, note=1)
        own = (
            p for p in self.passages if clause.annex and p.clause.within(notes) and p.clause.part in (0, clause.part)
        )
        opened = (p for p in self.passages if p.clause.paragraph == 1 and clause.within(p.clause.opened))
        return (*opened, *own)

    def cells(self, passage: Passage) -> tuple[Amount, ...]:
        """The numbers that stand alone in rows of a passage, below a heading there or in what its annex opens with."""
        lines = passage.text.split("\n")
        above = [line for p in self.opening(passage.clause) for line in p.text.split("\n") if is_row(lines[0])]
        return tuple(cells(lines, (*above, *lines)))


@define
class _Document:
    heads: list[str]
    passages: list[Passage] = field(factory=list)
    around: list[str] = field(factory=list)
    items: int = 0
    forms: dict[str, str] = field(factory=dict)
    annexed: list[tuple[int, str]] = field(factory=list)


def split(source: Source) -> tuple[OfficialDocument, ...]:
    """The documents of a text; one that has no articles is a notice of parts."""
    lines = list(_lines(source.text))
    documents = _of_articles(lines) or _notice(lines)
    titles = [title_of(d.heads) for d in documents]
    for document, following in zip(documents, [*titles[1:], ""], strict=False):
        _annexes(document, following)
    return tuple(
        OfficialDocument(title, tuple(d.passages), (*documents[0].heads, *d.around))
        for title, d in zip(titles, documents, strict=True)
    )


def _of_articles(lines: Sequence[tuple[int, str]]) -> list[_Document]:
    documents: list[_Document] = []
    waiting: list[str] = []
    plain = not any(_ARTICLE.match(line) for _, line in lines) and is_decimal([line for _, line in lines])
    for start, line in lines:
        article = _article(documents[-1] if documents else None, line, plain)
        if article and (not documents or (_ARTICLE.match(line) and article[0].article == 1)):
            documents.append(_Document(waiting))
            waiting = []
        if documents and not article and (documents[-1].annexed or annex_of(line)):
            waiting.append(line)
            documents[-1].annexed.append((start, line))
        elif not documents or not _taken(documents[-1], start, line, article):
            waiting.append(line)
            if documents:
                documents[-1].around.append(line)
        else:
            waiting = []
    return documents


def _article(document: _Document | None, line: str, plain: bool) -> tuple[Clause, int] | None:
    """The article that a line opens, and where its words begin; 1 and 1.1 are articles of a text that has no other."""
    if found := _ARTICLE.match(line):
        return Clause(integer(found[1]), 1), found.end()
    here = document.passages[-1].clause if document and document.passages else None
    if plain and here and document and (listed := below(here, line, document.items, dict(document.forms))):
        return None if document.items and listed[0].item else decimal(line, here, plain)
    return decimal(line, here, plain) if plain or here else None


def _notice(lines: Sequence[tuple[int, str]]) -> list[_Document]:
    """A text without articles: what stands before its first number is its title and whom it speaks to."""
    body, annexed = annexes(lines)
    found = list(passages(body, Clause()))
    first = next((n for n, p in enumerate(found) if isinstance(p, Headed)), len(found))
    heads = [p for p in found[:first] if isinstance(p, str)]
    named = next((n for n, line in enumerate(heads) if line.endswith(ENDS)), len(heads))
    document = _Document(heads[:named], around=heads[named:])
    _take(document, found[first:])
    document.annexed = [line for annex in annexed for line in annex.lines]
    return [document] if document.passages else []


def _take(document: _Document, found: Iterable[Headed | str]) -> None:
    for one in found:
        if isinstance(one, str):
            document.around.append(one)
        else:
            document.passages.append(Passage(one.clause, one.text, one.start, one.end))


def _annexes(document: _Document, title: str) -> None:
    """Read the annexes of a document; the title of the next one is no part of them."""
    lines = document.annexed
    while lines and title and lines[-1][1] in title:
        document.around.append(lines.pop()[1])
    outside, found = annexes(lines)
    document.around += [line for _, line in outside]
    for annex in found:
        _take(document, passages(annex.lines, Clause(0, 1, annex=annex.name)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something in them, and where they begin."""
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip().strip("\ufeff")
        if stripped:
            yield position + line.index(stripped), stripped
        position += len(line)


def _taken(document: _Document, start: int, line: str, article: tuple[Clause, int] | None) -> bool:
    """Whether a line is part of an article, which then has it."""
    here = document.passages[-1].clause if document.passages else None
    item = ITEM.match(line)
    if article:
        clause, offset = article
        document.items, document.forms = 0, {}
    elif here is None or CHAPTER.match(line) or _COLOPHON.match(line):
        return False
    elif item and integer(item[1]) == document.items + 1:
        clause, offset = evolve(part(here), item=document.items + 1), item.end()
    elif listed := below(here, line, document.items, document.forms):
        clause, offset = listed
    elif line.endswith(ENDS) and not item:
        clause, offset = evolve(part(here), paragraph=_paragraphs(document, here) + 1), 0
    elif goes_on(document.passages[-1].text, line) and not HEADING.match(line):
        last = document.passages.pop()
        document.passages.append(evolve(last, text=f"{last.text}\n{line}", end=start + len(line)))
        return True
    else:
        return False
    document.items = clause.item or document.items
    cuts = [] if clause.item else inline(line, offset, document.items)
    document.passages += _pointed(clause, line[: cuts[0].start()] if cuts else line, start, offset)
    for cut, after in pairwise([*cuts, None]):
        document.items += 1
        inner = evolve(part(clause), item=document.items)
        assert cut is not None
        document.passages += _pointed(inner, line[: after.start()] if after else line, start, cut.end())
    return True


def _paragraphs(document: _Document, here: Clause) -> int:
    return max(p.clause.paragraph for p in document.passages if p.clause.head == here.head)


def _pointed(clause: Clause, line: str, start: int, offset: int) -> list[Passage]:
    """A passage, and its points 1. 2. or rings ① ② where it has more than one."""
    points = list(_POINT.finditer(line, offset)) if clause.item and not clause.point else []
    marks = [m.start() for n, m in enumerate(points, 1) if int(m[1]) == n]
    level = "point" if len(marks) > 1 else "ring"
    if level == "ring":
        marks = [] if clause.ring else list(rings(line, offset))
    cuts = [offset, *marks, len(line)]
    found = [Passage(clause, line[cuts[0] : cuts[1]], start + cuts[0], start + cuts[1])]
    for number, (low, high) in enumerate(pairwise(cuts[1:]), 1):
        inner = evolve(clause, paragraph=0, **{level: number})
        found.append(Passage(inner, line[low:high], start + low, start + high))
    return found
