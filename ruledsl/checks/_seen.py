"""The values that a condition saw, as several findings tell them."""

from collections.abc import Mapping
from typing import Any

from ruledsl.words import keyword, percent, result, spelt

_SEEN = {"zh": "（{}）", "en": " ({})"}
_UNIT = {"points": {"zh": " 分", "en": " points"}, "days": {"zh": " 天", "en": " days"}}
_BETWEEN = {"zh": "，", "en": ", "}


def seen(args: Mapping[str, Any], lang: str) -> str:
    """The values that a condition saw, behind the sentence."""
    told = values(args, lang)
    return _SEEN[lang].format(told) if told else ""


def values(args: Mapping[str, Any], lang: str) -> str:
    """The values that a condition saw, by name and with their units."""
    names = [key.removeprefix("seen.") for key in args if key.startswith("seen.")]
    told = [f"{_called(n, lang)} {_value(str(args[f'seen.{n}']), args[f'kind.{n}'], lang)}" for n in names]
    return _BETWEEN[lang].join(told)


def _called(name: str, lang: str) -> str:
    return keyword(name[1:], lang) if name.startswith("@") else spelt(name, lang)


def _value(text: str, kind: str, lang: str) -> str:
    if not text.lstrip("-")[:1].isdigit():
        return result(text, lang)
    return percent(text) if kind == "ratio" else text + _UNIT.get(kind, {"zh": "", "en": ""})[lang]
