"""The smallest things that a text says: names, numbers, dates, citations, bands."""

from typing import ClassVar

from ruledsl.clause import OPENED, Clause, chinese, integer, number_of, with_articles
from ruledsl.node import Record, field
from ruledsl.source import Span

NOWHERE = Span("", 0, 0)


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


class Cite(Node):
    """依据: the clauses, or that the text has none and why (``absent``)."""

    RULE = "cite"
    clauses: tuple[Clause, ...] = ()
    of_measure: bool = False
    absent: str | None = None


class Partly(Node):
    """部分落实: what of the clauses named, or of the only one that the statement cites, is left out."""

    RULE = "partly"
    about: tuple[Clause, ...] = ()
    text: str = ""


class Option(Node):
    """An option of a reading, ``读法.选项`` or short."""

    RULE = "option"
    parts: tuple[str, ...] = ()


class Guard(Node):
    """按: the statement holds only under these options of one reading."""

    RULE = "guard"
    options: tuple[Option, ...] = field(default=(), metadata={"rule": "option"})


class Quantity(Node):
    """A number with its unit: ``value / 10 ** decimals``; unit is points, percent, percent_points, days, years or ``""``.

    A percentage that is written in thousandths says so.
    """

    RULE = "quantity"
    value: int = 0
    decimals: int = 0
    unit: str = ""
    thousandths: bool = field(default=False, eq=False)

    def __str__(self) -> str:
        sign, digits = "-" * (self.value < 0), str(abs(self.value)).rjust(self.decimals + 1, "0")
        return sign + (f"{digits[: -self.decimals]}.{digits[-self.decimals :]}" if self.decimals else digits)


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


__all__ = [
    "OPENED",
    "Band",
    "Cite",
    "Clause",
    "Date",
    "Guard",
    "Name",
    "Node",
    "Option",
    "Partly",
    "Quantity",
    "Rounding",
    "chinese",
    "integer",
    "number_of",
    "with_articles",
]
