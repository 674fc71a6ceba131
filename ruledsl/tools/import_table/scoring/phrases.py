"""What the readers of criteria share: words made comparable, amounts, units, names of what is counted."""

import re
from decimal import Decimal

from attrs import frozen

from ruledsl.tools.import_table.spelling import decimal, named
from ruledsl.tools.import_table.words import narrow, shortened

NUMBER = r"\d+(?:\.\d+)?"
#: What is counted, as the language spells it behind 每.
UNITS = "人次|户次|批次|项|起|次|件|条|篇|个|处|期|家|人|户|场|份|例|宗|天|月"
#: Words in which a criterion says that there are no points.
ZERO = r"(?:本项|该项|此项)?(?:不得分|不计分|不给分|不加分|[得计为]?0分|无分|全扣)"

_CIRCLED = re.compile(r"[①-⑳]")
_NUMBERING = re.compile(
    r"(^|[,;。:])(?:\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十]\)|[一二三四五六七八九十]、)"
)
_CHINESE = re.compile(r"(?<=[扣得加减计记])([一二两三四五六七八九十])分")
_DIGITS = {c: str(n) for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_EDGES = "的，,;。:、"


@frozen
class Asked:
    """What a criterion is read for: its points, and what holds for the whole table or was said with the command.

    ``from_number`` and ``to_number``: whether 以上 and 以下 include the number, where the measure says so.
    """

    points: Decimal
    until_empty: bool = False
    decimals: int = 2
    zero_target: str = ""
    from_number: bool | None = None
    to_number: bool | None = None


def prepared(text: str) -> str:
    """A criterion half-width, without spaces and numbering, amounts in digits."""
    words = narrow(_CIRCLED.sub(";", text)).replace("．", ".")
    words = _CHINESE.sub(lambda m: f"{_DIGITS[m[1]]}分", words)
    words = _NUMBERING.sub(lambda m: m[1], words)
    return re.sub(r"^[,;。:]+", "", words)


def amount(text: str) -> Decimal:
    """An amount of points."""
    return Decimal(text)


def points(value: Decimal) -> str:
    """Points as the language spells them."""
    return f"{decimal(value)}分"


def last_sentence(text: str) -> str:
    """What stands behind the last full stop or semicolon."""
    return re.split(r"[;。]", text.strip(_EDGES))[-1].strip(_EDGES)


def names(wanted: list[str]) -> list[str]:
    """Names for what criteria speak of: short, each once, spelled as the language can read them."""
    found: list[str] = []
    for text in wanted:
        name = shortened(re.sub(r"[.#@:|“”\"「」{}]", "", text.strip(_EDGES)))
        for sign in "，,":
            name = name.rpartition(sign)[2] or name
        name = name or "问题"
        if name in found:
            name = next(n for k in range(2, 99) if (n := f"{name}{k}") not in found)
        found.append(name)
    return [named(name) for name in found]
