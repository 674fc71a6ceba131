"""The smallest things that a text says: names, numbers, dates, citations, bands."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar

from ruledsl.node import Record, field
from ruledsl.source import Span

NOWHERE = Span("", 0, 0)

_CN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}


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


class Node(Record):
    """Anything read from a text; ``RULE`` is its grammar rule.  Spans take no part in equality."""

    RULE: ClassVar[str]
    span: Span = field(default=NOWHERE, eq=False, kw_only=True, repr=False)


class Name(Node):
    """A name as written; ``key`` is what names are compared by."""

    RULE = "name"
    text: str = ""

    @property
    def key(self) -> str:
        return self.text


_CLAUSE = re.compile(
    r"(?:第(?P<article>[^条]+)条)?(?:第(?P<paragraph>[^款]+)款)?"
    r"(?:第?\((?P<item>[^)]+)\)项?)?(?:第(?P<point>[^目]+)目)?(?:第(?P<sentence>[^句]+)句)?$"
)


class Clause(Record):
    """条, 款, 项, 目, 句 of a document as integers, 0 where not given."""

    article: int
    paragraph: int = 0
    item: int = 0
    point: int = 0
    sentence: int = 0
    document: str = ""

    @classmethod
    @cache
    def parse(cls, text: str) -> "Clause":
        """From ``第十三条第（一）项`` and the like, half-width brackets."""
        found = _CLAUSE.match(text)
        assert found, text
        parts = ("article", "paragraph", "item", "point", "sentence")
        numbers: dict[str, Any] = {part: integer(found[part]) if found[part] else 0 for part in parts}
        return cls(**numbers)

    def __lt__(self, other: "Clause") -> bool:
        return self._compared() < other._compared()

    def __str__(self) -> str:
        paragraph = f"第{chinese(self.paragraph)}款" if self.paragraph else ""
        item = f"（{chinese(self.item)}）" if self.item else ""
        point = f"第{chinese(self.point)}目" if self.point else ""
        sentence = f"第{chinese(self.sentence)}句" if self.sentence else ""
        document = f"{self.document} " if self.document else ""
        return f"{document}第{chinese(self.article)}条{paragraph}{item}{point}{sentence}"


def with_articles(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """“第十三条（一）、（二）”: an item alone belongs to the article before it."""
    full: list[Clause] = []
    for clause in clauses:
        before = full[-1] if full else clause
        full.append(clause if clause.article else Clause(before.article, before.paragraph, clause.item))
    return tuple(full)


class Cite(Node):
    """依据: the clauses, or that the text has none and why (``absent``)."""

    RULE = "cite"
    clauses: tuple[Clause, ...] = ()
    of_measure: bool = False
    absent: str | None = None


class Option(Node):
    """An option of a reading, ``读法.选项`` or short."""

    RULE = "option"
    parts: tuple[str, ...] = ()


class Guard(Node):
    """按: the statement holds only under these options of one reading."""

    RULE = "guard"
    options: tuple[Option, ...] = field(default=(), metadata={"rule": "option"})


class Quantity(Node):
    """A number with its unit: ``value / 10 ** decimals``; unit is points, percent, percent_points, days, years or ``""``."""

    RULE = "quantity"
    value: int = 0
    decimals: int = 0
    unit: str = ""

    def __str__(self) -> str:
        digits = str(self.value).rjust(self.decimals + 1, "0")
        return f"{digits[: -self.decimals]}.{digits[-self.decimals :]}" if self.decimals else digits


class Date(Node):
    """A calendar day, as days since 1970-01-01."""

    RULE = "date"
    days: int = 0
    text: str = field(default="", eq=False)


class Band(Node):
    """A range of values; ``low_words`` and ``high_words`` are the words used, which say whether an end belongs to it."""

    RULE = "band"
    low: Quantity | None = None
    low_words: str = ""
    high: Quantity | None = None
    high_words: str = ""


class Rounding(Node):
    """A rounding as written: mode ``half_up`` or ``down``, and decimals."""

    RULE = "rounding"
    mode: str = ""
    decimals: int = 0
