"""N501 outside-year: Only events within the year count; those left out are shown."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class OutsideYear(Check):
    code = "N501"
    name = "outside-year"
    message: ClassVar = {
        "zh": "“{name}”有 {count} 件不在考核年度内，没有计入",
        "en": "{count} event(s) of “{name}” lie outside the assessment year and were not counted",
    }
    variants: ClassVar = {
        "own": {
            "zh": "“{name}”有 {count} 件不在这一条写明的期间内，没有计入",
            "en": "{count} event(s) of “{name}” lie outside the time that the statement gives and were not counted",
        },
    }
    why: ClassVar = {
        "zh": "只有考核年度内的事项计分；没有计入的要让人看到。",
        "en": "Only events within the year count; those left out are shown.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args.get("window", ""))
