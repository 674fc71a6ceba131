"""How people write in English what the language writes in one way: forms and the one that is read in their place."""

import re
from collections.abc import Callable

from ruledsl.syntax import chinese

_NUMBER = r"(\d+(?:\.\d+)?(?: *%| +points?))"
_SUM = r"(bonuses|deductions|indicators)\b"
_WHAT = r"(?:items?|cases?|times?|pieces?|occurrences?)"


def _clause(match: re.Match[str]) -> str:
    item = f"（{chinese(int(match[2]))}）" if match[2] else ""
    return f"per 第{chinese(int(match[1]))}条{item}"


#: A form that is often written → the one that is read, where there is one only.
ENGLISH: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (rf"(?:>=|≥|at least|not less than|no less than|greater than or equal to) *{_NUMBER}", lambda m: f"{m[1]} and more"),
        (rf"(?:>|more than|greater than|higher than|above) *{_NUMBER}", lambda m: f"over {m[1]}"),
        (rf"(?:<|less than|lower than|below) *{_NUMBER}", lambda m: f"under {m[1]}"),
        (rf"{_NUMBER} +(?:or|and) (?:above|higher|over)\b", lambda m: f"{m[1]} and more"),
        (r"(?:greater|more|higher) than +(\d+)", lambda m: f"> {m[1]}"),
        (r"(?:less|lower|fewer) than +(\d+)", lambda m: f"< {m[1]}"),
        (rf"(\d+) +{_WHAT}\b", lambda m: m[1]),
        (r"(\d+(?:\.\d+)? +points?) +each\b", lambda m: f"each item {m[1]}"),
        (rf"(\d+(?:\.\d+)? +points?) +per +{_WHAT}\b", lambda m: f"each item {m[1]}"),
        (r"(\d+(?:\.\d+)?) *pts?\b", lambda m: f"{m[1]} points"),
        (r"(?:up to|maximum of|maximum|max) +(\d+(?:\.\d+)?)", lambda m: f"at most {m[1]}"),
        (r"(?:according to|pursuant to|per|under) +[Aa]rt(?:icle|\.)? *(\d+)(?: *\((\d+)\))?", _clause),
        (r"(?:according to|pursuant to) +(第[^条\s]+条)", lambda m: f"per {m[1]}"),
        (r"\bif\b", lambda m: "when"),
        (rf"\bplus +{_SUM}", lambda m: f"add {m[1]}"),
        (rf"\bminus +{_SUM}", lambda m: f"subtract {m[1]}"),
        (rf"\b(?:sum|total) of (?:all )?{_SUM}", lambda m: m[1]),
        (r"(?:in )?descending(?: order)?\b", lambda m: "high to low"),
        (r"\b(?:integer|whole number)\b", lambda m: "count"),
        (r"\b(?:boolean|yes/no)(?!\w)", lambda m: "yes or no"),
        (r"\bindicators\b(?= +\S+ +full marks)", lambda m: "indicator"),
    )
)  # fmt: skip
