"""The numbers that the words of a passage state: points, limits, days, terms, percentages, times, dates.

    加分一般不超过10分            10 points, as an end that may be reached
    80—90分(不含90分)             80 and 90 points
    提前15天                      15 days, before
    每项加2分                     2 points, added, each time

A number is compared by its value and unit; where the words around it say more (an end, each time, added or taken), that
is compared too.  Numbers that name a year, a document or how many grades there are state no amount.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from attrs import frozen

from ruledsl.written import integer


@frozen
class Amount:
    """A number with its unit, and what the words around it say: an end (``ge gt lt le``), each time, ``plus`` or ``minus``.

    ``column`` is the heading above a number that stands alone in a table, ``whole`` is what points for each percentage point come to for 100%: 每低1个百分点扣10分 is 1000分 × a percentage.
    """

    value: str
    unit: str
    ends: frozenset[str] = frozenset()
    each: bool = False
    sign: str = ""
    text: str = ""
    whole: str = ""
    column: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.value, self.unit)


_UNITS = (
    ("%", "percent"), ("％", "percent"), ("个百分点", "percent_points"), ("个工作日", "days"), ("工作日", "days"),
    ("天", "days"), ("日", "days"), ("个月", "months"), ("位小数", "decimals"), ("分钟", ""), ("分之", ""), ("分", "points"),
    ("年度", ""), ("年", "years"), ("次", "times"), ("起", "times"), ("件", "times"), ("条", "times"), ("项", "times"),
    ("小时", "times"), ("人", "times"), ("份", "times"), ("户", "times"), ("张", "times"), ("位", "times"), ("名", "times"),
)  # fmt: skip
_CN = "一二两三四五六七八九十百"
#: 100分之间 is a number of points, 四分之一 is none.
_UNIT = "|".join(word for word, _ in _UNITS).replace("分之", "分之(?![间内外])")
_NUMBER = rf"\d+(?:\.\d+)?|(?<![第{_CN}])[{_CN}]+"
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"\d{4}年|〔\d{4}〕\d+号|第?\d+[章节条款项]")
_RANGE = re.compile(rf"({_NUMBER})(?:{_UNIT})?\s*(?:—|——|－|-|–|~|～|至|到)\s*({_NUMBER})({_UNIT})")
_PLAIN = re.compile(rf"({_NUMBER})({_UNIT})")
#: A number in the name of a thing: PM2.5.
CODE = re.compile(r"[A-Za-z]+\d+(?:\.\d+)?")
#: A number of years that is no term: 连续两年.
_IN_A_ROW = re.compile(rf"(?:连续|近)(?:\d|[{_CN}])+个?年(?:度)?")
#: Words that begin like a number of points.
_NO_NUMBER = re.compile(r"(?<!个)百分[比点率数]")
_PER_POINT = re.compile(r"每[^，。；,;\d]{0,6}1?个百分点[^，。；,;\d]{0,4}$")
_HUNDRED = re.compile(r"百分制")

#: Words before and after a number that say to which side it is an end, and whether it belongs to the range.
_BEFORE = (
    (r"(?:不超过|不多于|不高于|最多|至多|不得超过)\S{0,3}$", "le"), (r"(?<!不)(?<!不得)(?:超过|高于|多于|大于)$", "gt"),
    (r"(?:不低于|不少于|至少|(?<!未)达到|(?<![不未])满)$", "ge"), (r"(?:不满|不足|未满|未达到|(?<!不)(?:低于|少于|小于))$", "lt"), (r"不含$", "lt"),
    (r"提前$", "by:before"),
)  # fmt: skip
_AFTER = (
    (r"(?:\(含\)|（含）)?及以上", "ge"), (r"(?:\(含\)|（含）)?及以下", "le"),
    (r"以上[(（]含", "ge"), (r"以上[(（]不含", "gt"), (r"以下[(（]含", "le"), (r"以下[(（]不含", "lt"), (r"以上", "up"), (r"以下", "down"),
    (r"(?:以|之)?内", "by:after"),
)  # fmt: skip
#: 1月20日前, 自1月1日起.
_DAYS = ((r"(?:[(（]含当日[)）])?(?:以|之)?前", "by"), (r"(?:以|之)?(?:后|起)", "from"))
#: 3位以上（含3位） says its number once more.
_AGAIN = re.compile(r"以[上下][(（]不?含$")
_EACH = re.compile(r"(?:每[^，。；：,;:\d]{1,8}|可累计[^，。；]{0,4})$")
_SIGNS = ((re.compile(r"(?:加|增加|奖励)$"), "plus"), (re.compile(r"(?:扣|减|扣减|扣除)$"), "minus"))


def amounts(text: str, agreed: Mapping[str, bool] = MappingProxyType({})) -> tuple[Amount, ...]:
    """Every amount of a passage, in its order; ``agreed`` is what 以上 and 以下 mean where the passage does not."""
    conventions = _conventions(text) or _agreed(agreed)
    found = []
    for start, end, value, unit in sorted(_numbers(text)):
        before, after = text[max(0, start - 12) : start], text[end : end + 8]
        if _AGAIN.search(before):
            continue
        ends = frozenset(conventions.get(e, e) for e in _ends(before, after, unit)) - {"up", "down"}
        sign = next((s for pattern, s in _SIGNS if pattern.search(before)), "")
        bare = re.sub(r"(?:加|扣|减|增加|扣减|得|计)$", "", before)
        whole = plain(f"{Decimal(value) * 100:f}") if unit == "points" and _PER_POINT.search(text[:start]) else ""
        found.append(Amount(value, unit, ends, bool(_EACH.search(bare)), sign, text[start:end], whole))
    return tuple(found)


def _conventions(text: str) -> dict[str, str]:
    """What 以上 and 以下 mean where the text says it: （以上包括本数，以下不包括本数）."""
    said = re.search(r"以上(不)?(?:包括|含|包含)本数[，,、]以下(不)?(?:包括|含|包含)本数", text)
    if not said:
        return {}
    return {"up": "gt" if said[1] else "ge", "down": "lt" if said[2] else "le"}


def _agreed(ends: Mapping[str, bool]) -> dict[str, str]:
    """What 以上 and 以下 mean in the whole document."""
    if not ends:
        return {}
    return {"up": "ge" if ends["at_least"] else "gt", "down": "le" if ends["at_or_below"] else "lt"}


def _ends(before: str, after: str, unit: str) -> Iterator[str]:
    if unit in ("date", "monthday"):
        yield from (end for pattern, end in _DAYS if re.match(pattern, after))
        return
    for pattern, end in _BEFORE:
        if re.search(pattern, before):
            yield end
    for pattern, end in _AFTER:
        if re.match(pattern, after):
            yield end
            return


def _numbers(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, value and unit of every number; what is read as a date or a range is not read again."""
    rest = list(text)

    def blank(match: re.Match[str]) -> None:
        rest[match.start() : match.end()] = "\0" * len(match[0])

    for m in _DATE.finditer(text):
        day = f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" if m[1] else f"{int(m[2])}月{int(m[3])}日"
        yield m.start(), m.end(), day, "date" if m[1] else "monthday"
        blank(m)
    for m in _YEAR.finditer("".join(rest)):
        blank(m)
    for m in _HUNDRED.finditer(text):
        yield m.start(), m.end(), "100", "points"
        blank(m)
    for pattern in (_NO_NUMBER, CODE, _IN_A_ROW):
        for m in pattern.finditer(text):
            blank(m)
    units = dict(_UNITS)
    for m in _RANGE.finditer("".join(rest)):
        for number in (1, 2) if plain(m[1]) != "0" else (2,):
            yield m.start(number), m.end(number), plain(m[number]), units[m[3]]
        blank(m)
    for m in _PLAIN.finditer("".join(rest)):
        if units[m[2]] and (m[1].isascii() or units[m[2]] not in ("times", "points") or m[1] not in "一"):
            yield m.start(), m.end(), plain(m[1]), units[m[2]]


def plain(text: str) -> str:
    """The number without zeros that say nothing."""
    if not text.isascii():
        return str(integer(text))
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    return f"{int(whole)}.{fraction}" if fraction else str(int(whole))
