"""When a number of the rules says what the text says in other words: 50% 减半, 1.5 150%, 10000 1万, 5 5个工作日, 20 每5%.

Only a number without a unit, a percentage and percentage points are read so widely; points, days and terms are what
they are.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from ruledsl.tools.ledger.amounts import CODE, Amount
from ruledsl.written import integer

_CN = "一二两三四五六七八九十百"
_WRITTEN = re.compile(rf"(?:第?(\d+(?:\.\d+)?)|([{_CN}]+))\s*([%％万千亿]|个百分点)?")
_TIMES = {"千": 1000, "万": 10000, "亿": 100000000}
_WORDS = ((r"减半|一半|半数|折半", Fraction(1, 2)), (r"加倍|翻倍|双倍|翻番|两倍", Fraction(2)))
#: Words that speak of a share of itself, by which something is more or less than another: 高于平均值20%.
BESIDE = re.compile(r"高于|低于|浮动|超出|超过|下降|上升|增长|偏离|上浮|下浮|高出")
#: What turns a share into a percentage, and heads into 万人.
_SCALES = ((100, r"[%％率]|百分|比例"), (1000, "千"), (10000, "万"))


@cache
def worded(amount: Amount, text: str) -> bool:
    """Whether a text has an amount of the rules in other words."""
    if amount.unit not in ("", "percent", "percent_points"):
        return False
    value = Fraction(amount.value)
    if amount.unit:
        return value / 100 in _values(text) or value / 100 in _beside(text)
    scale = any(value == number and re.search(words, text) for number, words in _SCALES)
    shares = _shares(text)
    return scale or value in _values(text) | _beside(text) or any(value * s == 1 for s in shares if 0 < s < 1)


def alike(one: Amount, other: Amount) -> bool:
    """Whether an amount of the rules says that of a text: days and percentages without their unit, or of one another."""
    return other.unit not in ("date", "monthday", "points") and worded(one, f"{other.text}")


@cache
def _values(text: str) -> frozenset[Fraction]:
    return frozenset(_read(text))


@cache
def _shares(text: str) -> frozenset[Fraction]:
    return frozenset(Fraction(m[1]) / 100 for m in _WRITTEN.finditer(text) if m[1] and m[3] in ("%", "％"))


def _beside(text: str) -> frozenset[Fraction]:
    if not BESIDE.search(text):
        return frozenset()
    return frozenset(whole for s in _shares(text) for whole in (1 + s, 1 - s))


def _read(text: str) -> Iterator[Fraction]:
    """Every number that is written, a percentage also as a share."""
    for words, value in _WORDS:
        if re.search(words, text):
            yield value
    for m in _WRITTEN.finditer(CODE.sub("", text)):
        value = Fraction(m[1]) if m[1] else Fraction(integer(m[2]))
        yield value * _TIMES.get(m[3] or "", 1)
        if m[3]:
            yield value / 100 if m[3] not in _TIMES else value
    for m in re.finditer(r"(\d+)\s*[∶:：]\s*(\d+)(?!\d)", text):
        both = int(m[1]) + int(m[2])
        yield from (Fraction(int(n), both or 1) for n in m.groups())
