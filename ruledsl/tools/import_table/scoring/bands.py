"""“≥90%得5分，80%—90%得3分，80%以下不得分”: points by the band of a percentage."""

import re
from decimal import Decimal

from attrs import frozen

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import NUMBER, ZERO, Asked, amount, points
from ruledsl.tools.import_table.spelling import decimal

_CHUNK = re.compile(
    rf"(?P<what>[^;。]*?)的?[,:]?(?:[得计记赋](?P<points>{NUMBER})分|(?P<full>[得计]满分)|(?P<none>{ZERO}))[,;。]*"
)
_BEFORE = re.compile(
    r"^[^\d≥≤<>%]*?(?=(?:≥|>|≤|<|超过|高于|大于|不低于|不少于|达到?|在|为|不满|低于|不足|小于|不到|未达到?|达不到|不超过)?\d)"
)
_PERCENT = rf"({NUMBER})%?(\(不?含(?:本数|{NUMBER}%)?\))?"
_BOTH = re.compile(
    rf"(?P<above>≥|>=|>|超过|高于|大于|达到)?{_PERCENT}(?:(?P<low>及以上|以上)[且,、]?|(?P<to>且|,|、|-|—|–|~|至|到))"
    rf"(?P<below>不满|低于|不足|小于|<|≤|<=)?{_PERCENT}(?P<high>及以下|以下|之间)?"
)
_LOW = re.compile(
    rf"(?P<above>≥|>=|>|超过|高于|大于|不低于|不少于|达到|达|在|为)?{_PERCENT}(?P<low>及以上|以上)?(\(不?含(?:本数|{NUMBER}%)?\))?"
)
_HIGH = re.compile(
    rf"(?P<below>不满|低于|不足|小于|<|≤|<=|不到|未达到|未达|达不到|不超过)?{_PERCENT}(?P<high>及以下|以下)?(\(不?含(?:本数|{NUMBER}%)?\))?"
)
#: What a percentage is of; a further condition beside it is not among the bands.
_RATE = re.compile(r"(?!.*(?:且|并|和|或|同时)).*(率|比例|比重|占比|百分比)(在|为)?")
_REST = ("否则", "其他", "其余", "反之", "未达到")
_INCLUDING = frozenset(("≥", ">=", "不低于", "不少于", "达到", "达", "在", "为"))
_BEYOND = frozenset((">", "超过", "高于", "大于"))
_UNDER = frozenset(("不满", "低于", "不足", "小于", "<", "不到", "未达到", "未达", "达不到"))


@frozen
class _Band:
    """Ends with whether they belong to the band; None where that is not said."""

    low: Decimal | None
    low_in: bool | None
    high: Decimal | None
    high_in: bool | None


def bands(words: str, asked: Asked) -> Scoring | None:
    """The scoring of words that give points by percentages."""
    if "%" not in words:
        return None
    found: list[tuple[_Band, Decimal]] = []
    rest = words
    while rest.strip(",;。"):
        chunk = _CHUNK.match(rest)
        band = _band(chunk["what"], bool(found), asked) if chunk else None
        if chunk is None or band is None:
            return Scoring(reason="bands") if found else None
        found.append((band, asked.points if chunk["full"] else amount(chunk["points"] or "0")))
        rest = rest[chunk.end() :]
    return _scoring(found, asked) if len(found) > 1 else None


def _band(what: str, later: bool, asked: Asked) -> _Band | None:
    """The band that some words name."""
    if later and what in _REST:
        return _Band(None, None, None, None)
    before = _BEFORE.match(what)
    if before and before.end() and not _RATE.fullmatch(before[0]):
        return None
    ends = what[before.end() :] if before else what
    both, low, high = _BOTH.fullmatch(ends), _LOW.fullmatch(ends), _HIGH.fullmatch(ends)
    if both:
        lower, upper = (Decimal(both[n]) for n in (2, 7))
        inside = _above(both[3], both["above"] or "", both["low"] or "", asked)
        return _Band(lower, inside, upper, _below(both[8], both["below"] or "", both["high"] or "", asked))
    if low and Decimal(low[2]) == 100:
        return _Band(Decimal(100), True, None, None)
    if low and (low["above"] or low["low"]):
        inside = _above(low[3] or low[5], low["above"] or "", low["low"] or "", asked)
        return _Band(Decimal(low[2]), inside, None, None)
    if high and (high["below"] or high["high"]):
        inside = _below(high[3] or high[5], high["below"] or "", high["high"] or "", asked)
        return _Band(None, None, Decimal(high[2]), inside)
    return None


def _above(bracket: str | None, sign: str, word: str, asked: Asked) -> bool | None:
    """Whether a lower end belongs to its band, by a bracket, a sign, a word or what the measure says of 以上."""
    if bracket:
        return "不" not in bracket
    if word:
        return True if word == "及以上" else asked.from_number
    return True if sign in _INCLUDING else False if sign in _BEYOND else None


def _below(bracket: str | None, sign: str, word: str, asked: Asked) -> bool | None:
    """Whether an upper end belongs to its band."""
    if bracket:
        return "不" not in bracket
    if word in ("及以下", "以下"):
        return True if word == "及以下" else asked.to_number
    return True if sign in ("≤", "<=", "不超过") else False if sign in _UNDER else None


def _scoring(found: list[tuple[_Band, Decimal]], asked: Asked) -> Scoring:
    """The tiers, if they leave no gap and every end belongs to one of them."""
    order = sorted(found, key=lambda f: f[0].low if f[0].low is not None else Decimal(-1), reverse=True)
    if max(value for _, value in found) != asked.points:
        return Scoring(reason="limit")
    if order[0][0].high not in (None, 100):
        return Scoring(reason="bands")
    if order[-1][0].low is not None and order[-1][0].low != 0:
        return Scoring(reason="bands")
    tiers = []
    above: _Band | None = None
    for band, value in order:
        if above is not None and (wrong := _joint(above, band)):
            return Scoring(reason=wrong)
        low = f"{decimal(band.low)}%及以上" if band.low else ""
        high = f"不满{decimal(above.low)}%" if above is not None and above.low is not None else ""
        tiers.append(f"{low}{high} {points(value)}")
        above = band
    return Scoring(f"分段 2位小数 {{ {' '.join(tiers)} }}")


def _joint(above: _Band, below: _Band) -> str:
    """What is wrong where two bands meet: the end must belong to the upper one, as the language spells it."""
    if above.low is None or (below.high is not None and below.high != above.low):
        return "bands"
    sides = {above.low_in, None if below.high_in is None else not below.high_in} - {None}
    return "" if sides == {True} else "ends"
