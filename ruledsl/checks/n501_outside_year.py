"""N501 outside-year: Only events within the year count; those left out are shown."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import shown, spelt


class OutsideYear(Check):
    code = "N501"
    name = "outside-year"
    message: ClassVar = {
        "zh": "“{name}”有 {count} 件不在考核年度{period}内，没有计入{days}",
        "en": "{count} event(s) of “{name}” lie outside the assessment year{period} and were not counted{days}",
    }
    variants: ClassVar = {
        "own": {
            "zh": "“{name}”有 {count} 件不在这一条写明的期间{period}内，没有计入{days}",
            "en": "{count} event(s) of “{name}” lie outside the time that the statement gives{period} and were not counted{days}",
        },
    }
    why: ClassVar = {
        "zh": "只有考核年度内的事项计分；没有计入的要让人看到。",
        "en": "Only events within the year count; those left out are shown.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args.get("window", ""))

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """The days in brackets, and which events these are, as far as they are known."""
        period, days = (args.get(key) or "" for key in ("period", "days"))
        within = spelt(str(period), lang)
        brackets, colon = ("（{}）", "：") if lang == "zh" else (" ({})", ": ")
        named = {"period": brackets.format(within) if period else "", "days": colon + shown(days, lang) if days else ""}
        return {**super().words(args, lang), **named}
