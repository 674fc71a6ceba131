"""The text of one value into the integer that the plan computes with, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from attrs import field, frozen

from ruledsl.facts.names import FALSE, NOT_APPLICABLE, TRUE, folded
from ruledsl.facts.tree import shown
from ruledsl.facts.undated import is_unknown
from ruledsl.ir import Fact, Type
from ruledsl.suggest import closest

EPOCH = date(1970, 1, 1).toordinal()
YEARS = range(1970, 2201)
#: No number that means anything here is written with more characters.
LONGEST = 60

_NUMBER = re.compile(r"([+-]?)(\d{1,40})(?:\.(\d{1,20}))?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[,'_ ]\d{3})+(?:\.\d+)?", re.ASCII)
_COUNTED = re.compile(r"([+-]?\d+(?:\.\d+)?)(?:分|个|天|日|次|起|件|条|篇|项|人|家|年|points?|days?)", re.ASCII)
_EXPONENT = re.compile(r"([+-]?\d+(?:\.\d+)?)[eE]([+-]?\d{1,2})", re.ASCII)
_BARE = re.compile(r"([+-]?)(\d*)\.(\d*)", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_LOOSE_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ][\d:.]+Z?)?|(\d{4})(\d\d)(\d\d)", re.ASCII
)


@frozen
class Flaw:
    """Why a text is no value of its type: the code and the values of its message."""

    code: str
    args: dict[str, str] = field(factory=dict)


@frozen
class Inapplicable:
    """The text says that the fact does not apply."""


@frozen
class Undated:
    """The text says that nobody knows the day."""


class Doubtful(int):
    """A share that may be meant for a percentage: 0.60 of 百分比 2位小数."""

    meant = ""


#: An integer is a value, a text is still to be numbered (type kind ``key``).
Reading = int | str | Inapplicable | Undated | Flaw
UNDATED = Undated()
INAPPLICABLE = Inapplicable()
_NOT_APPLICABLE = {folded(w) for w in NOT_APPLICABLE}


def reader(type: Type) -> Callable[[str], Reading]:
    """A function from text to value for a type; it remembers, since facts repeat each other."""
    read = _readers(type)

    def checked(text: str) -> Reading:
        stripped = text.strip()
        if not stripped:
            return Flaw("F114")
        result = read(stripped)
        if isinstance(result, int | str):
            return _doubted(stripped, type, result) if type.kind == "ratio" else result
        if folded(text).casefold() in _NOT_APPLICABLE:
            return INAPPLICABLE
        return result

    return lru_cache(maxsize=4096)(checked)


def _readers(type: Type) -> Callable[[str], Reading]:
    """Every other kind of quantity is a number."""
    simple: dict[str, Callable[[str], Reading]] = {"flag": flag, "key": str}
    typed: dict[str, Callable[..., Reading]] = {"choice": choice, "ratio": ratio, "date": day}
    return simple[type.kind] if type.kind in simple else partial(typed.get(type.kind, number), type=type)


def number(text: str, type: Type) -> Reading:
    """A decimal number without unit, separators or exponent."""
    digits = text.replace(".", "", 1)
    if len(text) < 16 and digits.isdigit() and digits.isascii() and text[0] != "." != text[-1]:
        finer = type.decimals - (len(text) - 1 - text.index(".") if "." in text else 0)
        value = int(digits) * 10 ** max(0, finer)
        if finer >= 0 and type.lo <= value <= type.hi:
            return value  # nearly every number; the rest below is for what is wrong or unusual
    match = _NUMBER.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return _misspelt(text, partial(number, type=type))
    return _scaled(text, match, type, 0)


def ratio(text: str, type: Type) -> Reading:
    """A share: ``85.5%``, ``855‰`` or ``0.855``; a bare number above 1 leaves open which is meant."""
    shift = 2 if text.endswith("%") else 3 if text.endswith("‰") else 0
    match = _NUMBER.fullmatch((text[:-1] if shift else text).rstrip()) if len(text) <= LONGEST else None
    if match is None:
        return _misspelt(text, partial(ratio, type=type))
    if not shift and int(match[2] + (match[3] or "")) > 10 ** len(match[3] or ""):
        return Flaw("F109", {"value": shown(text), "proposal": f"{text}%"})
    return _scaled(text, match, type, shift)


def _doubted(text: str, type: Type, value: int | str) -> int | str:
    """The value; one that bears no sign and no more decimals than the percentage may be meant for the latter."""
    match = _NUMBER.fullmatch(text)
    if match is None or not 0 < len(match[3] or "") <= type.decimals - 2 or not int(match[2] + match[3]):
        return value
    if not isinstance(ratio(f"{text}%", type), int):
        return value
    doubted = Doubtful(value)
    doubted.meant = f"{text}%"
    return doubted


def _scaled(text: str, match: re.Match[str], type: Type, shift: int) -> Reading:
    """The scaled integer of a number; being outside the domain outranks having too many decimals."""
    sign, whole, decimals = match[1], match[2], (match[3] or "").rstrip("0")
    places = len(decimals) + shift
    value = int(whole + decimals) * (-1 if sign == "-" else 1)
    finer = max(places, type.decimals)
    exact = value * 10 ** (finer - places)
    unit: int = 10 ** (finer - type.decimals)
    if not type.lo * unit <= exact <= type.hi * unit:
        low, high = spelling(type, type.lo), spelling(type, type.hi)
        return Flaw("F105", {"value": shown(text), "lo": low, "hi": high})
    if exact % unit:
        most = type.decimals - shift if shift else type.decimals
        return Flaw("F106", {"value": shown(text), "decimals": str(max(0, most))})
    return exact // unit


def spelling(type: Type, value: int) -> str:
    """A scaled integer as one writes it in a fact file."""
    shift = 2 if type.kind == "ratio" and type.decimals >= 2 else 0
    if type.kind == "date":
        ordinal = EPOCH + value
        return date.fromordinal(ordinal).isoformat() if 0 < ordinal <= date.max.toordinal() else str(value)
    decimals = type.decimals - shift
    digits = str(abs(value)).rjust(decimals + 1, "0")
    text = digits[: len(digits) - decimals] + ("." + digits[len(digits) - decimals :] if decimals else "")
    text = text.rstrip("0").rstrip(".") if decimals else text
    return ("-" if value < 0 else "") + text + ("%" if shift else "")


def applies_here(fact: Fact, text: str) -> dict[str, str]:
    """What F115 says of a fact that cannot be reported as not applicable: what to report instead."""
    args = {"value": shown(text), "asks": fact.origin.kind, "lo": "", "hi": "", "candidates": ""}
    if fact.type.choices or fact.type.kind == "flag":
        return args | {"candidates": "、".join(map(shown, fact.type.choices or (TRUE[0], FALSE[0])))}
    return args | {"lo": spelling(fact.type, fact.type.lo), "hi": spelling(fact.type, fact.type.hi)}


def _misspelt(text: str, read: Callable[[str], Reading]) -> Flaw:
    """A number in another spelling, with the right one where only one can be meant and is acceptable."""
    args = {"value": shown(text)}
    proposal = _respelt(text) if len(text) <= LONGEST else ""
    if proposal and proposal != text and isinstance(read(proposal), int):
        return Flaw("F108", args | {"proposal": proposal})
    return Flaw("F107", args)


def _respelt(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").strip()
    if _THOUSANDS.fullmatch(plain):
        return re.sub("[,'_ ]", "", plain)
    if counted := _COUNTED.fullmatch(plain.replace(" ", "")):
        return counted[1]
    if power := _EXPONENT.fullmatch(plain):
        return _without_exponent(power[1], int(power[2]))
    if (bare := _BARE.fullmatch(plain)) and (bare[2] or bare[3]):
        return f"{bare[1]}{bare[2] or 0}" + (f".{bare[3]}" if bare[3] else "")
    return plain


def _without_exponent(digits: str, power: int) -> str:
    sign = "-" if digits.startswith("-") else ""
    whole, _, rest = digits.lstrip("+-").partition(".")
    point = len(whole) + power
    all_digits = (whole + rest).rjust(len(whole + rest) + max(0, 1 - point), "0")
    point = max(1, point)
    all_digits = all_digits.ljust(point, "0")
    return sign + all_digits[:point] + (f".{all_digits[point:]}" if all_digits[point:] else "")


_FLAGS = {folded(w): 1 for w in TRUE} | {folded(w): 0 for w in FALSE}


def flag(text: str) -> Reading:
    """Yes or no, in either language."""
    found = _FLAGS.get(folded(text).casefold())
    return Flaw("F110", {"value": shown(text)}) if found is None else found


def day(text: str, type: Type) -> Reading:
    """A date as days since 1970-01-01."""
    match = _DATE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return _other_date(text, type)
    year, month, number_of_day = (int(part) for part in match.groups() if part is not None)
    try:
        days = date(year, month, number_of_day).toordinal() - EPOCH
    except ValueError:
        return Flaw("F111", {"value": shown(text)})
    if year not in YEARS or not type.lo <= days <= type.hi:
        low = max(type.lo, date(YEARS[0], 1, 1).toordinal() - EPOCH)
        high = min(type.hi, date(YEARS[-1], 12, 31).toordinal() - EPOCH)
        return Flaw("F105", {"value": shown(text), "lo": spelling(type, low), "hi": spelling(type, high)})
    return days


def _other_date(text: str, type: Type) -> Flaw | Undated:
    if is_unknown(text):
        return UNDATED
    plain = unicodedata.normalize("NFKC", text).strip() if len(text) <= LONGEST else ""
    loose = _LOOSE_DATE.fullmatch(plain)
    parts = [part for part in loose.groups() if part] if loose else []
    if parts:
        proposal = f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}"
        if isinstance(day(proposal, type), int):
            return Flaw("F112", {"value": shown(text), "proposal": proposal})
    return Flaw("F111", {"value": shown(text)})


def choice(text: str, type: Type) -> Reading:
    """The place of a word among the choices."""
    wanted = folded(text)
    for place, word in enumerate(type.choices):
        if folded(word) == wanted:
            return place
    near = closest(text, type.choices)
    return Flaw("F113", {"value": shown(text), "candidates": near or "、".join(type.choices[:20])})
