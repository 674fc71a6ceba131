"""What E221 says of two quantities that do not fit: each as it is written with its kind, and what could be meant."""

from collections.abc import Mapping
from typing import Any

from ruledsl.words import kind, spelt

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
    ("count", "ratio"): {
        "zh": "数量 × 百分比是数量（如“目标数 × 80%”）；每件几个百分点的，百分比写在前面（如“5% × 件数”）",
        "en": "a count × a percentage is a count (such as “target × 80%”); percentage points for each are written first (such as “5% × number”)",
    },
    ("days", "months"): {
        "zh": "月有长短；数满几个月写“（完成日 晚于 期限 每1个月 舍去取整）”，比日期写“完成日 不迟于 期限 后3个月”",
        "en": "months differ in length; count full ones by “(finished later than due each 1 months whole units down)”, compare dates by “finished not later than due after by 3 months”",
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

#: What a reference to a kind of statement is.
VALUES = {
    "indicator": {"zh": "它的得分", "en": "its score"},
    "bonus": {"zh": "它的得分（次数写“名称.次数”）", "en": "its points (its number is NAME.次数)"},
    "deduction": {"zh": "它扣的分（次数写“名称.次数”）", "en": "its points (its number is NAME.次数)"},
    "veto": {"zh": "有没有否决", "en": "whether it applies"},
    "fact": {"zh": "填报的数", "en": "what was reported"},
    "define": {"zh": "式子的得数", "en": "the value of its formula"},
}


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
    one, other = sorted("months" if kind == "years" else kind for kind in kinds)
    hint = _HINTS.get((one, other), _HINTS.get((other, one)))
    return hint[lang].format(one=sides.get(one), other=sides.get(other)) if hint else _ELSE[lang]


def say_number(number: str, count: str, lang: str) -> str:
    """The number with which the count itself would be compared, where it can be told."""
    if not number:
        return "（把“÷ 百分比”移到数的一边）" if lang == "zh" else " (divide the number by the percentage)"
    return f"，如“{count} > {number}”" if lang == "zh" else f", such as “{count} > {number}”"
