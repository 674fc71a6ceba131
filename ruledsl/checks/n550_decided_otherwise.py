"""N550 decided-otherwise: A decision is recorded beside the result and never mixed with it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class DecidedOtherwise(Check):
    code = "N550"
    name = "decided-otherwise"
    message: ClassVar = {
        "zh": "审定等次为“{decided}”，按规则计算为“{computed}”；{decider}于 {date} 审定，理由：{reason}",
        "en": "the grade was decided as “{decided}”, the rules make it “{computed}”; by {decider} on {date}, reason: {reason}",
    }
    why: ClassVar = {
        "zh": "审定可以与计算不同，但两者都要看得见，不能混为一个数。",
        "en": "A decision may differ from what was computed, but both must be seen and never become one number.",
    }
    variants: ClassVar = {
        "total": {
            "zh": "审定总分为 {decided}，按规则计算为 {computed}；{decider}于 {date} 审定，理由：{reason}",
            "en": "the total was decided as {decided}, the rules make it {computed}; by {decider} on {date}, reason: {reason}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "total" if args.get("what") == "total" else ""
