"""What E221 says of two quantities that do not fit: each as it is written with its kind, and what could be meant."""

from collections.abc import Mapping
from typing import Any

from ruledsl.words import kind, spelt

#: The problem with two quantities → what is said.
VARIANTS = {
    "unit": {"zh": "“{first}”没有写单位；应写成“{second}”", "en": "“{first}” has no unit; write “{second}”"},
    "kinds-differ": {
        "zh": "{first}和{second}不能相加减、比较；{hint}",
        "en": "{first} and {second} cannot be added or compared; {hint}",
    },
    "share-of-count": {
        "zh": "“{first}”是数量乘以百分比，仍是百分比，不能和件数“{second}”比较；请直接比“{count}”{hint}",
        "en": "“{first}” is a count times a percentage, still a percentage, and cannot be compared with the number “{second}”; compare “{count}” itself{hint}",
    },
    "no-product": {
        "zh": "{first}和{second}不能相乘；分值只能乘以数量、百分比或不带单位的数",
        "en": "{first} and {second} cannot be multiplied; points are multiplied by counts, percentages or plain numbers",
    },
    "no-quotient": {
        "zh": "{first}不能除以{second}；除数应是同一种量，或数量、百分比",
        "en": "{first} cannot be divided by {second}; the divisor must be of the same kind, a count or a percentage",
    },
    "lists-differ": {
        "zh": "两边的选项不是同一个清单：{first}；{second}",
        "en": "the two sides choose from different lists: {first}; {second}",
    },
    "not-a-condition": {
        "zh": "这里要写一个能回答“是”或“否”的条件，写的是{first}；如“日常工作 < 60分”",
        "en": "a condition that is yes or no belongs here, this is {first}; for example “日常工作 < 60 points”",
    },
    "no-side": {
        "zh": "“每”前面要写在哪一边：低于、高于、早于、晚于，如“（办结率 低于 98% 每1个百分点 舍去取整）”",
        "en": "steps lie on one side of a bound: below, above, earlier than, later than, as in “(率 below 98% each 1 percentage point whole units down)”",
    },
    "not-points": {
        "zh": "计分的式子应当得出分值，得出的却是{first}；可以乘以“1分”",
        "en": "a formula of scoring must yield points, this yields {first}; multiply by “1 points”",
    },
}
#: Two kinds → what to write, with {one} and {other} for the quantities in the order of the kinds.
_HINTS = {
    ("count", "points"): {
        "zh": "要把件数折成分值，请写“{one} × 每件的分值”（如“{one} × 1分”）；要比件数，两边都写件数",
        "en": "to turn the count into points write “{one} × the points of each” (such as “{one} × 1 points”); to compare counts write counts on both sides",
    },
    ("number", "points"): {
        "zh": "分值要写“分”，如“5分”",
        "en": "points are written with their unit, such as “5 points”",
    },
    ("points", "ratio"): {
        "zh": "“{one}”是得分：要和分值比，请写分值（如“24分”）；要看百分比，请另写“事实 … 百分比”；要取几成，请用乘号",
        "en": "“{one}” is a score: compare it with points (such as “24 points”), declare the percentage itself (“fact … percentage”), or multiply to take a share",
    },
    ("number", "ratio"): {
        "zh": "百分比要写“%”，如“30%”",
        "en": "percentages are written with %, such as “30%”",
    },
    ("date", "days"): {
        "zh": "日期前移、后移写“{one} 后15天”“{one} 前15天”；两个日期相减才是天数",
        "en": "a date is moved by “{one} after by 15 days” or “{one} before by 15 days”; two dates subtracted make days",
    },
}
_FLAG = {
    "zh": "“{flag}”只有是、否，不能参加计算；要计数，请写“（当 {flag} 则 1 否则 0）”，分值写成“（当 {flag} 则 1分 否则 0分）”",
    "en": "“{flag}” is yes or no and cannot be reckoned with; to count it write “(when {flag} then 1 else 0)”, for points “(when {flag} then 1 points else 0 points)”",
}
_ELSE = {"zh": "两边应当是同一种量", "en": "both sides must be of one kind"}


def named(written: str, of: str, lang: str) -> str:
    """“日常工作”（分值）: a quantity with its kind; the kind alone where it has no words."""
    if not written or written == "…":
        return kind(of, lang)
    return f"“{spelt(written, lang)}”" + (f"（{kind(of, lang)}）" if lang == "zh" else f" ({kind(of, lang)})")


def hint_for(args: Mapping[str, Any], kinds: tuple[str, str], lang: str) -> str:
    """What to write instead, as far as the kinds tell."""
    sides = {k: spelt(args.get(side, "") or "…", lang) for side, k in zip(("left", "right"), kinds, strict=True)}
    if "flag" in sides and len(sides) == len(kinds):
        return _FLAG[lang].format(flag=sides["flag"])
    one, other = sorted(kinds)
    hint = _HINTS.get((one, other), _HINTS.get((other, one)))
    return hint[lang].format(one=sides[one], other=sides[other]) if hint else _ELSE[lang]


def say_number(number: str, count: str, lang: str) -> str:
    """The number with which the count itself would be compared, where it can be told."""
    if not number:
        return "（把“÷ 百分比”移到数的一边）" if lang == "zh" else " (divide the number by the percentage)"
    return f"，如“{count} > {number}”" if lang == "zh" else f", such as “{count} > {number}”"
