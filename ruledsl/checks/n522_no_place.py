"""N522 no-place: Who has the points for a grade and not the grade must read why."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NoPlace(Check):
    code = "N522"
    name = "no-place"
    message: ClassVar = {
        "zh": "够“{grade}”的单位中排第 {place}，名额只有 {places} 个，未占到，等次降为{below}",
        "en": "number {place} of those with the score for “{grade}”, for which there are {places} places: the grade is lowered to {below}",
    }
    variants: ClassVar = {
        "ties_out": {
            "zh": "够“{grade}”的单位中连同并列的排到第 {place}，名额只有 {places} 个，未占到，等次降为{below}",
            "en": "with those that tie down to number {place} of those with the score for “{grade}”, for which there are {places} places: the grade is lowered to {below}",
        },
    }
    why: ClassVar = {
        "zh": "分数够而没有评上的，要写明是因为名额。",
        "en": "Who has the points for a grade and not the grade must read why.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        """Ties are told where there is one: its first place is not its last."""
        return "ties_out" if args["ties"] == "ties_out" and args.get("first") != args["place"] else ""
