"""What is written: documents, statements, expressions and their parts, as the grammar names them.

A class stands for the grammar rule of its name (``RULE``); its fields are the rules within it.  ``assemble`` is the
only code between the parse tree and these values.  Spans are excluded from equality, so two texts that say the same
are equal here already.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, ClassVar

from attrs import frozen

from ruledsl.node import Record, Spec, field
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


@frozen(order=True)
class Clause:
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
        parts = (found[k] for k in ("article", "paragraph", "item", "point", "sentence"))
        return cls(*(integer(p) if p else 0 for p in parts))

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


# ---- expressions


class Reference(Node):
    RULE = "reference"
    parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return ".".join(self.parts)


class Builtin(Node):
    """A quantity that every measure has, by the name of its keyword."""

    RULE = "builtin"
    kind: str = ""


class Sum(Node):
    RULE = "sum"
    terms: tuple[tuple[str, "Expression"], ...] = ()


class Product(Node):
    RULE = "product"
    factors: tuple[tuple[str, "Expression"], ...] = ()


class Compare(Node):
    RULE = "compare"
    relation: str
    left: "Expression"
    right: "Expression"


class WithinBand(Node):
    RULE = "within_band"
    value: "Expression"
    band: Band


class All(Node):
    RULE = "all"
    parts: tuple["Expression", ...] = ()


class Any_(Node):
    RULE = "any"
    parts: tuple["Expression", ...] = ()


class Negation(Node):
    RULE = "negation"
    part: "Expression"


class IfThen(Node):
    RULE = "if_then"
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


class Shifted(Node):
    """A date moved by days: ``考核开始日 前15天``."""

    RULE = "shifted"
    date: "Expression"
    direction: str
    by: Quantity


class Extreme(Node):
    RULE = "extreme"
    kind: str = ""
    parts: tuple["Expression", ...] = ()


class Rounding(Node):
    """A rounding as written: mode ``half_up`` or ``down``, and decimals."""

    RULE = "rounding"
    mode: str = ""
    decimals: int = 0


class Rounded(Node):
    RULE = "rounded"
    part: "Expression"
    rounding: Rounding


class Gather(Node):
    """Over the rows of one unit: ``合计(败诉 的 分值 当 情形 是 甲)``, ``个数(账号 当 停更)``."""

    RULE = "gather"
    gather_kind: str
    reference: Reference
    of_each: "Expression | None" = None
    condition: "Expression | None" = None
    rounding: Rounding | None = None
    if_none: "Expression | None" = None


class Among(Node):
    """Over the units of the class or everyone: ``同类 平均(总分 四舍五入到2位)``, ``同类 名次(完成率)``."""

    RULE = "among"
    scope: str
    among_kind: str
    expr: "Expression"
    condition: "Expression | None" = None
    rounding: Rounding | None = None


class Concerns(Node):
    """Whether an indicator concerns the unit: ``涉及(政府公报)``."""

    RULE = "concerns"
    reference: Reference


class Instead(Node):
    """A value that stands in where something does not concern the unit: ``(甲项 不涉及时 3分)``."""

    RULE = "instead"
    value: "Expression"
    other: "Expression"


Expression = (
    Quantity | Date | Reference | Builtin | Sum | Product | Compare | WithinBand | All | Any_ | Negation | IfThen
    | Shifted | Extreme | Rounded | Gather | Among | Concerns | Instead
)  # fmt: skip


# ---- statements


class Statement(Node):
    """One statement of a measure or scheme; the tails stand on every kind."""

    cite: tuple[Cite, ...] = field(default=(), kw_only=True)
    guard: Guard | None = field(default=None, kw_only=True)
    partly: str = field(default="", kw_only=True)
    note: str = field(default="", kw_only=True)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses that the statement cites."""
        return tuple(c for cite in self.cite for c in cite.clauses)


class Block(Node):
    """A document of a file: measure, scheme or list, with its statements in the order of the text."""

    name: Name = Name("")
    title: str = ""
    statements: tuple[Any, ...] = ()


@frozen
class Comment:
    """A comment and where it stands."""

    text: str
    span: Span


@frozen
class Document:
    """One file: its blocks and imports, in the order of the text."""

    file: str
    blocks: tuple[Block, ...] = ()
    imports: tuple[Any, ...] = ()


def fields_of(cls: type[Node]) -> dict[str, Spec]:
    """Grammar rule → field, for the class of a rule."""
    return {s.metadata.get("rule", s.name): s for s in cls.__attrs_attrs__}


def walk(node: object) -> Iterator[Node]:
    """A node and every node inside it, in the order of the fields."""
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            yield item
            stored = item.__dict__
            inner = [stored[spec.name] for spec in item.__attrs_attrs__]
            stack += [value for value in reversed(inner) if isinstance(value, Node | tuple)]
        elif isinstance(item, tuple):
            stack += reversed(item)


def texts(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(n.text for n in names)
