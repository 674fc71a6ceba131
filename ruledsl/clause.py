"""Citations of a document's clauses, and the numerals that they are written in."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from ruledsl.node import Record, evolve

_CN_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}


def integer(text: str) -> int:
    """An integer in digits or in Chinese numerals up to 999 (``十五`` ``一百零二`` ``两`` ``二〇二四``)."""
    if text.isdigit():
        return int(text)
    if not set(text) & set("十百"):
        return int("".join(str(_CN_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _CN_DIGITS[char]
    return total + digit


def chinese(number: int) -> str:
    """An integer from 0 to 999 in Chinese numerals; a greater one stays in digits."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    if number > 999:
        return str(number)
    hundreds, below = divmod(number, 100)
    tens, ones = divmod(below, 10)
    if not hundreds:
        return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
    zero = "零" if not tens and ones else ""
    return digits[hundreds] + "百" + (digits[tens] + "十" if tens else zero) + (digits[ones] if ones else "")


_CN = "一二两三四五六七八九十百零〇"
_N = rf"[{_CN}]+|\d+"
_BELOW = r"(?:\((?P<sub>\d+)\))?[ \t]*(?:\(?(?P<letter>[a-z])\))?(?P<ring>[①-⑳])?(?:第(?P<sentence>[^句]+)句)?"
_CLAUSE = re.compile(
    r"(?:第(?P<article>[^条]+)条)?(?:第(?P<paragraph>[^款]+)款)?"
    rf"(?:第?\((?P<item>{_N})\)项?|第(?P<entry>[^项]+)项)?(?:第(?P<point>[^目]+)目|(?P<line>\d+)\.?)?{_BELOW}$"
)
#: 2.1 and 2.1.1 are parts of 第二条, and 2. alone goes on with what is cited before it.
_DECIMAL = r"第?(\d+)(?:\.(\d+))?(?:\.(\d+))?条?"
#: What cites no article has more parts, from the widest to the narrowest; it is matched only where one is written.
_HEADED = (
    rf"(?:附(?P<table>[件表])\s*(?P<annex>{_N})?|annex\s*(?P<number>\d*))?\s*"
    rf"(?:第(?P<chapter>{_N})章)?(?:第(?P<section>{_N})节)?(?:第(?P<part>{_N})部分|(?P<heading>[{_CN}]+)、)?\s*"
    rf"(?:第(?P<article>{_N})条)?(?:第(?P<paragraph>{_N})款)?(?:第?\((?P<item>{_N})\)项?|第(?P<entry>{_N})项)?"
    rf"(?:第(?P<point>{_N})目|(?P<line>\d+)\.?)?{_BELOW}(?:\s*(?P<noted>备?注|note)\s*(?P<remark>{_N})?)?$"
)
#: What stands above the paragraphs; of these a chapter and what it holds, or an article.
_HEAD = ("annex", "chapter", "section", "part", "article", "second", "third")
_LEVELS = (*_HEAD, "note", "paragraph", "item", "point", "letter", "ring", "sub", "sentence")
#: What opens with a paragraph of its own, which is cited by the number of the whole.
OPENED = frozenset(_HEAD)


class Clause(Record):
    """条, 款, 项, 目, 句 of a document as integers, 0 where not given; ``annex`` is 附件1 or 附表 as it is called.

    What is not divided into 条 has 章, 节, 部分 (一、) instead, in which a line 1. is a point and (1) a sub-point.  2.1.1
    is a part of 2.1, which is one of 第二条 (``second``, ``third``); a) and ① are ``letter`` and ``ring``.  ``note`` is 1
    in 注 below a table, of which 注2 is a point.
    """

    article: int = 0
    paragraph: int = 0
    item: int = 0
    point: int = 0
    sentence: int = 0
    document: str = ""
    annex: str = ""
    chapter: int = 0
    section: int = 0
    part: int = 0
    sub: int = 0
    second: int = 0
    third: int = 0
    letter: int = 0
    ring: int = 0
    note: int = 0

    @classmethod
    @cache
    def parse(cls, text: str) -> "Clause":
        """From ``第十三条第（一）项``, ``附件1第二部分第3项``, ``一、（二）3.`` and the like, half-width brackets."""
        decimal = re.match(_DECIMAL, text) if text[0].isdigit() or "." in text else None
        if decimal and text == f"{decimal[1]}.":
            return cls(point=int(decimal[1]))
        if decimal and (decimal[2] or text[0].isdigit()):
            whole = cls.parse(f"第{decimal[1]}条{text[decimal.end() :].lstrip()}")
            return evolve(whole, second=int(decimal[2] or 0), third=int(decimal[3] or 0))
        headed = text[0] not in "第(①" or any(unit in text for unit in ("部分", "章", "节"))
        found = re.match(_HEADED, text) if headed else _CLAUSE.match(text)
        assert found, text
        given: dict[str, Any] = {
            name: number_of(value)
            for name, value in found.groupdict().items()
            if value and name not in ("table", "noted")
        }
        number = given.pop("number", 0) or given.pop("annex", 0)
        annex = f"附{'表' if text[1] == '表' else '件'}{number or ''}" if text[0] in "附a" else ""
        line, heading, entry = (given.pop(name, 0) for name in ("line", "heading", "entry"))
        if entry:
            given["item" if given.get("article") or not text[found.start("entry")].isdigit() else "point"] = entry
        given |= {name: value for name, value in (("point", line), ("part", heading)) if value}
        if headed and found["noted"]:
            given |= {"note": 1, "point": given.pop("remark", 0)}
        if given.get("article") and not annex:
            if "sub" in given and "point" not in given:
                given["point"] = given.pop("sub")
            given = {name: value for name, value in given.items() if name not in ("chapter", "section", "part")}
        return cls(annex=annex, **given)

    @property
    def head(self) -> tuple[tuple[int, int], int, int, int, int, int, int]:
        """The annex, the chapter, section and part or the article with its parts, in an order: annexes follow the text."""
        digits = self.annex[2:]
        annex = (1 + (self.annex[1] == "表"), int(digits or 0)) if self.annex else (0, 0)
        return annex, self.chapter, self.section, self.part, self.article, self.second, self.third

    @property
    def finest(self) -> str:
        """The narrowest part that is given, empty for none."""
        return next((level for level in reversed(_LEVELS) if getattr(self, level)), "")

    @property
    def opened(self) -> "Clause":
        """What an article or a part opens with goes by the number of the whole."""
        return evolve(self, paragraph=0) if self.paragraph == 1 and not self.item else self

    def __lt__(self, other: "Clause") -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[Any, ...]:
        return (*self.head, *(getattr(self, level) for level in _LEVELS[len(_HEAD) :]), self.document)

    def within(self, whole: "Clause") -> bool:
        """Whether this is what a citation means or a part of it."""
        pairs = [(getattr(whole, level), getattr(self, level)) for level in _LEVELS[1:-2]]
        return whole.annex == self.annex and all(want in (0, have) for want, have in pairs)

    def behind(self, before: "Clause") -> "Clause":
        """What a citation means behind another: （二） is of the same article, 第三部分 of the same annex."""
        top = next((n for n, level in enumerate(_LEVELS) if getattr(self, level)), 0)
        shared: dict[str, Any] = {level: getattr(before, level) for level in _LEVELS[:top]}
        own: dict[str, Any] = {level: getattr(self, level) for level in _LEVELS[top:]}
        if before.article and _LEVELS[top] == "point" and not before.point:
            own |= {"item": self.point, "point": 0}
            shared.pop("item")
        return Clause(**shared, **own)

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        chapter, section, part, article, paragraph = (
            f"第{chinese(number)}{unit}" if number else ""
            for number, unit in (
                (self.chapter, "章"), (self.section, "节"), (self.part, "部分"), (self.article, "条"), (self.paragraph, "款")
            )
        )  # fmt: skip
        if self.second:
            article = f"第{'.'.join(str(n) for n in (self.article, self.second, self.third) if n)}条"
        item = f"（{chinese(self.item)}）" if self.item else ""
        listed = f"第{self.point}项" if not self.item and not self.article else f"第{chinese(self.point)}目"
        point = listed if self.point and not self.note else f"注{self.point or ''}" if self.note else ""
        sub = f"（{self.sub}）" if self.sub else ""
        sub += (f"（{chr(96 + self.letter)}）" if self.letter else "") + (chr(0x245F + self.ring) if self.ring else "")
        sentence = f"第{chinese(self.sentence)}句" if self.sentence else ""
        document = f"{self.document} " if self.document else ""
        return f"{document}{self.annex}{chapter}{section}{part}{article}{paragraph}{item}{point}{sub}{sentence}"


def number_of(text: str) -> int:
    """Of a number, of the letter of a), of ①."""
    if "①" <= text <= "⑳":
        return ord(text) - 0x245F
    return ord(text) - 96 if "a" <= text <= "z" else integer(text)


def with_articles(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """“第十三条（一）、（二）”: an item alone belongs to the article before it; an article is one of the text itself."""
    full: list[Clause] = []
    for clause in clauses:
        full.append(clause if clause.article or not full else clause.behind(full[-1]))
    return tuple(full)
