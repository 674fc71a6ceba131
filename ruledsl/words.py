"""How messages name things: lists, kinds of values, keywords and what a hole lacks, in Chinese and English."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ruledsl.lexicon import Lexicon
from ruledsl.tables import load_grammar

#: So many names are listed before “and others”.
MOST = 8

#: Kinds of values (``ir.Type.kind``).
KINDS = {
    "points": {"zh": "分值", "en": "points"},
    "count": {"zh": "数量", "en": "a count"},
    "number": {"zh": "不带单位的数", "en": "a number without a unit"},
    "ratio": {"zh": "百分比", "en": "a percentage"},
    "percent": {"zh": "百分比", "en": "a percentage"},
    "percent_points": {"zh": "百分点", "en": "percentage points"},
    "flag": {"zh": "是否", "en": "yes or no"},
    "date": {"zh": "日期", "en": "a date"},
    "days": {"zh": "天数", "en": "days"},
    "years": {"zh": "年数", "en": "years"},
    "months": {"zh": "月数", "en": "months"},
    "choice": {"zh": "选项", "en": "a choice"},
    "text": {"zh": "文字", "en": "words"},
    "key": {"zh": "事由", "en": "an incident"},
    "": {"zh": "不带单位的数", "en": "a number without a unit"},
}
#: Quantities that every measure has, by the name under which the plan keeps them.
BUILT_IN = {
    "指标得分合计": "indicators_total",
    "加分合计": "bonus_total",
    "扣分合计": "deduction_total",
    "评议得分": "survey_score",
    "总分": "total",
    "等次": "grades",
    "名次": "rank_value",
}
#: What a hole lacks (``bind.Hole.missing``).
MISSING = {
    "maximum": {"zh": "满分", "en": "full marks"},
    "place": {"zh": "归属", "en": "its place"},
    "scoring": {"zh": "计分办法", "en": "the scoring"},
    "bands": {"zh": "各等次的分数线", "en": "the bands of the grades"},
    "channels": {"zh": "评议渠道及权重", "en": "the channels and their shares"},
    "decision": {"zh": "年度决定", "en": "the yearly decision"},
    "reading": {"zh": "采用哪种口径", "en": "which option is adopted"},
}


_UNITS = {
    "zh": {
        "points": "分",
        "percent": "%",
        "percent_points": "个百分点",
        "days": "天",
        "years": "年",
        "months": "个月",
        "times": "次",
        "decimals": "位小数",
    },
    "en": {
        "points": " points",
        "percent": "%",
        "percent_points": " percentage points",
        "days": " days",
        "years": " years",
        "months": " months",
        "times": " times",
        "decimals": " decimals",
    },
}
#: Terminals that are no keywords.
_SHAPES = {
    "NAME": {"zh": "名称", "en": "a name"},
    "STRING": {"zh": "引号中的文字", "en": "words in quotes"},
    "NUMERAL": {"zh": "数字", "en": "a number"},
    "DATE": {"zh": "日期（如 2023-01-01）", "en": "a date (2023-01-01)"},
    "MONTHDAY": {"zh": "月日（如 1月1日）", "en": "a month and day (1月1日)"},
    "CLAUSE": {"zh": "条款（如 第三条、附件1、第一部分）", "en": "a clause (第三条, annex 1, 第一部分)"},
    "ITEM": {"zh": "项（如（一））", "en": "an item (（一）)"},
    "PARAGRAPH": {"zh": "款（如 第一款）", "en": "a paragraph (第一款)"},
    "STEPNO": {"zh": "第几步", "en": "the number of a step"},
    "PERCENT": {"zh": "%", "en": "%"},
    "PERMILLE": {"zh": "‰", "en": "‰"},
    "LB": {"zh": "{", "en": "{"},
    "RB": {"zh": "}", "en": "}"},
    "LP": {"zh": "（", "en": "("},
    "RP": {"zh": "）", "en": ")"},
}
#: What is named first where much is possible, and what only when nothing else is.
_FIRST = ("INDICATOR", "BONUS", "DEDUCTION", "TOTAL", "GRADES", "VETO", "READING", "FACT", "NAME", "NUMERAL", "POINTS")
_LAST = frozenset({"PARTLY", "TEXT", "READING_GUARD", "IMPORT", "ITEM", "RB", "PERMILLE", "PERMILLE_POINTS"})
#: Values of a result that are words of their own.
_RESULTS = {
    "yes": {"zh": "是", "en": "yes"},
    "no": {"zh": "否", "en": "no"},
    "missing": {"zh": "未报", "en": "not reported"},
    "n/a": {"zh": "不涉及", "en": "not applicable"},
    "no-score": {"zh": "不计分", "en": "no score"},
    "error": {"zh": "算不出", "en": "not computable"},
}


#: What is on which side of a number, added or taken.
_SIDES = {
    "ge": {"zh": "不少于", "en": "at least"},
    "gt": {"zh": "多于", "en": "more than"},
    "le": {"zh": "不多于", "en": "at most"},
    "lt": {"zh": "少于", "en": "less than"},
    "by:before": {"zh": "至少提前", "en": "at least ahead by"},
    "from:before": {"zh": "至多提前", "en": "at most ahead by"},
    "by:after": {"zh": "不迟于其后", "en": "not later, thereafter, than"},
    "from:after": {"zh": "不早于其后", "en": "not earlier, thereafter, than"},
    "by": {"zh": "不晚于", "en": "not after"},
    "from": {"zh": "不早于", "en": "not before"},
    "plus": {"zh": "加分", "en": "added"},
    "minus": {"zh": "扣分", "en": "taken"},
}


def shown(value: Any, lang: str) -> str:
    """A value of a diagnostic as text; of a long list the beginning."""
    return listed(value, lang) if isinstance(value, tuple | list | frozenset) else str(value)


def listed(names: Iterable[object], lang: str) -> str:
    """“甲、乙、丙” or “a, b, c”; after eight names how many more there are."""
    words = [str(n) for n in names]
    text = ("、" if lang == "zh" else ", ").join(words[:MOST])
    more = len(words) - MOST
    if more <= 0:
        return text
    return f"{text}等{len(words)}项" if lang == "zh" else f"{text} and {more} more"


def kind(name: str, lang: str) -> str:
    """A kind of value in words."""
    return KINDS[name][lang] if name in KINDS else name


def unit(name: str, lang: str) -> str:
    """The unit of a quantity as it is written after the number."""
    return _UNITS[lang].get(name, "")


def side(name: str, lang: str) -> str:
    """Which side of a number is meant; a name stays as it is."""
    return _SIDES[name][lang] if name in _SIDES else name


def keyword(rule: str, lang: str) -> str:
    """A keyword by its terminal or rule, spelled in the language of the message."""
    spelling = lexicon().spelling
    return spelling[rule.upper()][lang] if rule.upper() in spelling else rule


_KEY = re.compile(r"⟦(\w+)⟧")


def spelt(text: str, lang: str) -> str:
    """A text with the keywords that stand in it by their terminals (``phrasing``) spelled in a language."""
    if lang == "en":
        text = re.sub(r"(?<=[^\s(])⟦|⟧(?=\w)", lambda sign: " ⟦" if sign[0] == "⟦" else "⟧ ", text)
    return _KEY.sub(lambda key: keyword(key[1], lang), text)


def expected(terminals: Iterable[str], lang: str) -> str:
    """What may stand in a place: its likeliest keywords and shapes; signs only where there is nothing else."""
    order = {t: n for n, t in enumerate(dict.fromkeys((*_FIRST, *lexicon().spelling, *_SHAPES)))}
    known = sorted((t for t in terminals if t in order), key=lambda t: (t in _LAST, order[t]))
    words = [_SHAPES[t][lang] if t in _SHAPES else keyword(t, lang) for t in known]
    return listed(words, lang) or ("文件结束" if lang == "zh" else "the end of the file")


def built_in(name: str, lang: str) -> str:
    """A quantity that every measure has by its word in a language; any other name as it is."""
    if lang == "en" and name.startswith("总分.第") and name.endswith("步"):
        return f"step {name[4:-1]} of the total"
    return keyword(BUILT_IN[name], lang) if name in BUILT_IN else name


def result(value: object, lang: str) -> str:
    """A value of a result in words: yes, no, or why it is not there."""
    return _RESULTS[str(value)][lang] if str(value) in _RESULTS else str(value)


@cache
def lexicon() -> Lexicon:
    return load_grammar().lexicon


def percent(text: str) -> str:
    """A ratio as a percentage, exactly: ``0.125`` → ``12.5%``."""
    whole, _, fraction = text.lstrip("-").partition(".")
    digits = fraction.ljust(2, "0")
    number = (whole + digits[:2]).lstrip("0") or "0"
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{number}.{digits[2:]}%" if digits[2:] else f"{sign}{number}%"


def decimal(value: int, decimals: int) -> str:
    """A scaled integer as a decimal without trailing zeros."""
    digits = str(abs(value)).rjust(decimals + 1, "0")
    whole, fraction = (digits[:-decimals], digits[-decimals:].rstrip("0")) if decimals else (digits, "")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
