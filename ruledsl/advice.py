"""Wordings of official documents that the language does not have: which one it is, and what it should name instead."""

import re

from ruledsl.clause import chinese, integer
from ruledsl.unusable import BEFORE

#: Files of facts by their suffix; who checks one means the rules beside it.
_FACTS = (".yaml", ".yml", ".json", ".csv")
_SHARE_OF = re.compile(r"([^\s“”（(]+?)的(\d+(?:\.\d+)?)\s*$")
_DASH = re.compile(r"(\d+(?:\.\d+)?)\s*(\S{0,2}?)\s*(?:至|到|-|—|～|~|to)\s*(\d+(?:\.\d+)?)\s*(\S{0,2}|points?)\s*$")
#: 每低1个百分点, 每超过5%: a step of percentages.
_A_STEP = re.compile(r"每\S{0,2}?\d+(?:\.\d+)?\s*(?:个百分点|%)")
_NEAR = 12
_FOR = "适用对象"
_CLASSES = re.compile(f"{_FOR}$")
_SOFT = re.compile(r"(?:一般不超过|normally at most)[^（(]*$")
_LIMITS = ("不超过", "最多")
_CONDITION = re.compile(r"(?:当|如果|要求|断言)\s")
_LINE = re.compile(r"\s*(?:加分|扣分|bonus|deduction)\s")
_BARE = re.compile(r"\s*(?:指标|indicator)\s+(\S+)\s*$")
_MARKS = re.compile(r"的\s*满分")
#: The statistic over units in whose brackets a place is, and what is to count where there are none.
_OVER_UNITS = re.compile(r"((?:同类|全体|in class|everyone) *[^\s（()）]+(?: of)?) *[（(][^“”]*$")
_IF_NONE = re.compile(r"(?:没有时|if none) *([^\s（()）]+)?")
_LAST = re.compile(r"[^\s“”（()）]+\s*$")
#: 依据 第五条（一）至（三）, 二、(一)1.至4.
_CN = "一二三四五六七八九十百零"
_CITES = re.compile(
    rf"(?:依据|per)\s[^“”]*?((?:[{_CN}]+、)?[^\s、,“”]*?)(附[件表]\s*|第?[(]?)([{_CN}]+|\d+)([)]?[条款项目]?\.?)\s*$"
)
_UNTIL = re.compile(rf"(?:至|到|-|—|–|～|~|to)\s*[^\s、,“”]*?([{_CN}]+|\d+)[)]?[条款项目]?\.?(?=[\s、,{{}}]|$)")
_MOST = 30
_MINUS = ("-", "−")
_STEPS = ("STEPNO", "STEP")
_OF_EVENTS = ("登记", "不计", "field")


def advice(file: str, before: str, token: str, found: str, accepts: set[str], after: str = "") -> dict[str, str]:
    """What kind of slip it is, with the values of its message; empty where it is none that is known.

    ``before`` is the text of the line up to the word ``found``, ``after`` that from there on, ``accepts`` the terminals
    that could stand there.
    """
    if "ASSESSMENT" in accepts and file.endswith(_FACTS):
        return {"advice": "facts", "file": file}
    if token.lstrip("_") in _STEPS and {"NUMERAL", "NAME"} <= accepts:
        return {"advice": "step"}
    if "EACH_STEP" not in accepts and _A_STEP.search(before[-_NEAR:] + after):
        return {"advice": "steps"}
    if _CLASSES.search(before + found) and (found == _FOR or "FIRST_DAY" in accepts):
        return {"advice": "rows_classes" if "LB" in accepts else "classes"}
    if found in _LIMITS and _CONDITION.search(before):
        return {"advice": "at_most"}
    if found == "%" and (match := _SHARE_OF.search(before)):
        return {"advice": "share", "name": match[1], "number": match[2]}
    if accepts == {"LP"} and (match := _DASH.search(before)):
        return {"advice": "dash", "low": match[1] + (match[2] or match[4]), "high": match[3] + match[4]}
    if word := next((w for w in BEFORE if before.rstrip().endswith(w)), ""):
        return {"advice": "earlier", "part": word}
    if found in _MINUS and "NUMERAL" in accepts and _LINE.match(before):
        return {"advice": "minus"}
    if found[0] in "(0123456789" and "FULL_MARKS" in accepts and (match := _BARE.match(before)):
        return {"advice": "full_marks", "name": match[1]}
    if {"SETS", "VOIDS"} <= accepts:
        return {"advice": "effect"}
    if accepts == {"LP"} and _SOFT.search(before):
        return {"advice": "soft"}
    tariff = {"EACH_ITEM", "DISCRETION"} <= accepts or {"BY_LEVEL", "EQ"} <= accepts
    return (
        {"advice": "tariff"}
        if tariff
        else _of_event(found, accepts)
        or _over_units(before, after)
        or _marks_of(before, after)
        or _through(before, after)
    )


def _of_event(found: str, accepts: set[str]) -> dict[str, str]:
    """登记 as a statement."""
    return {"advice": "of_event"} if found in _OF_EVENTS and {"BONUS", "GRADES"} <= accepts else {}


def _over_units(before: str, after: str) -> dict[str, str]:
    """同类 最高（增速 当 非 造假 没有时 0%）."""
    over, none = _OVER_UNITS.search(before), _IF_NONE.match(after)
    return {"advice": "if_none", "statistic": over[1], "number": none[1] or "…"} if over and none else {}


def _marks_of(before: str, after: str) -> dict[str, str]:
    """甲 的 满分."""
    name = _LAST.search(before) if _MARKS.match(after) else None
    return {"advice": "marks_of", "name": name[0].strip()} if name else {}


def _through(before: str, after: str) -> dict[str, str]:
    """依据 第三条至第五条: what each of them is called."""
    first, last = _CITES.search(before), _UNTIL.match(after)
    if not first or not last:
        return {}
    low, high = integer(first[3]), integer(last[1])
    called = str if first[3].isdigit() else chinese
    each = (f"{first[2]}{called(n)}{first[4]}" for n in range(low, min(high, low + _MOST) + 1))
    listed = (first[1] + "、".join(each)).replace("(", "（").replace(")", "）") + "、…" * (high - low > _MOST)
    return {"advice": "through", "list": listed} if low < high else {}
