"""What is said of a value that is not there: the facts, rows and units that make it so, in Chinese and English."""

from collections.abc import Iterable, Sequence

#: So many causes are told; the others are counted.
MOST = 5

#: kind of cause → the sentence about it; ``at`` is the statement that asks for it, with the words around it.
_TOLD = {
    "fact": ("{at}“{name}”未填报", "“{name}”{at} was not reported"),
    "row": ("{at}“{table}”第 {row} 行的“{name}”未填报", "“{name}” in row {row} of “{table}”{at} was not reported"),
    "no-rows": ("{at}“{name}”没有可以计的行", "“{name}”{at} has no row that counts"),
    "not-applicable": ("“{name}”不涉及这个单位", "“{name}” does not concern the unit"),
    "no-score": ("“{name}”无分", "“{name}” has no score"),
    "open": ("“{name}”尚未确定", "“{name}” is still open"),
    "outside": ("“{name}”不在写明的任何一段、任何一种情形之内", "“{name}” lies in none of its bands or cases"),
}
_AT = ("“{at}”要用的", ", for “{at}”,")
_UNITS = ("{names}没有算出", "{names} could not be computed")
_WITHOUT = ("“{name}”（缺“{fact}”）", "“{name}” (without “{fact}”)")
_SOME_UNIT = ("同组有单位", "some unit of the group")
_MORE = ("等 {count} 处", " and {count} in all")

#: The steps of the total are told by their number, beside the causes.
_STEPS = "总分"

#: kind, name, table, row and statement of a cause, as text.
Written = Sequence[str]


def told(causes: Iterable[Written], lang: str) -> str:
    """All causes in one sentence."""
    en, every = lang == "en", tuple(causes)
    first = every[:MOST]
    parts = [_one(cause, en) for cause in first if cause[0] != "unit"]
    if units := [_unit(cause, en) for cause in first if cause[0] == "unit"]:
        parts.append(_UNITS[en].format(names=(", " if en else "、").join(units)))
    more = _MORE[en].format(count=len(every)) if len(every) > MOST else ""
    return ("; " if en else "，").join(parts) + more


def _one(cause: Written, en: bool) -> str:
    kind, name, table, row, at = cause
    asks = _AT[en].format(at=at) if at not in ("", name) and not at.startswith(_STEPS) else ""
    return _TOLD[kind][en].format(name=name, table=table, row=row, at=asks)


def _unit(cause: Written, en: bool) -> str:
    """Another unit that has no value, and the fact for want of which."""
    _, name, fact, *_ = cause
    return _WITHOUT[en].format(name=name, fact=fact) if fact else f"“{name}”" if name else _SOME_UNIT[en]
