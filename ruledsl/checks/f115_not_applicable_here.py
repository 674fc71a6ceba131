"""F115 not-applicable-here: The measure does not say how to score a unit to which this does not apply."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check

_RANGE = {"zh": "{lo} 至 {hi}", "en": "{lo} to {hi}"}


class NotApplicableHere(Check):
    code = "F115"
    name = "not-applicable-here"
    message: ClassVar = {
        "zh": "“{fact}”不能填“{value}”，应填 {right}；这一项确实可以不涉及的，请在规则里给它写“可不涉及”，并写明不涉及时怎么算",
        "en": "“{fact}” cannot be “{value}”, it must be {right}; if it may not apply to a unit, write “may not apply” on it in the rules, and what holds then",
    }
    why: ClassVar = {
        "zh": "办法没有规定这一项可以不涉及，也就没有规定不涉及时怎样计分。",
        "en": "The measure does not say how to score a unit to which this does not apply.",
    }
    variants: ClassVar = {
        "fact": {
            "zh": "“{fact}”不能填“{value}”，应填 {right}；可以不填的，请在规则里给这个事实写“可缺”",
            "en": "“{fact}” cannot be “{value}”, it must be {right}; if it need not be reported, write “optional” on the fact in the rules",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["asks"] == "indicator" else "fact"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        right = args["candidates"] or _RANGE[lang].format(lo=args["lo"], hi=args["hi"])
        return {**super().words(args, lang), "right": right}
