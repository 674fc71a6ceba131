"""N522 no-place: Who has the points for a grade and not the grade must read why."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import listed


class NoPlace(Check):
    code = "N522"
    name = "no-place"
    message: ClassVar = {
        "zh": "够“{grade}”的单位中{by}排第 {place}，名额只有 {places} 个{rule}，未占到{taken}，等次降为{below}",
        "en": "number {place} {by} of those with the score for “{grade}”, for which there are {places} places{rule}: the grade is lowered to {below}{taken}",
    }
    variants: ClassVar = {
        "ties_out": {
            "zh": "够“{grade}”的单位中{by}连同并列的排到第 {place}，名额只有 {places} 个{rule}，未占到{taken}，等次降为{below}",
            "en": "{by} with those that tie down to number {place} of those with the score for “{grade}”, for which there are {places} places{rule}: the grade is lowered to {below}{taken}",
        },
    }
    why: ClassVar = {
        "zh": "分数够而没有评上的，要写明是因为名额。",
        "en": "Who has the points for a grade and not the grade must read why.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        """Ties are told where there is one: its first place is not its last."""
        return "ties_out" if args["ties"] == "ties_out" and args.get("first") != args["place"] else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """How the number of places came about, by what they go, and who has them."""
        rule = [_RULE[key][lang].format(args[key]) for key in ("share", "fewest") if args.get(key)]
        own = {
            "by": _BY[str(args.get("by", "total"))][lang],
            "rule": _INSIDE[lang].format(_BETWEEN[lang].join(rule)) if rule else "",
            "taken": _TAKEN[lang].format(listed(args["taken"], lang)) if args.get("taken") else "",
        }
        return {**super().words(args, lang), **own}


_RULE = {
    "share": {"zh": "单位数的 {}", "en": "{} of the units"},
    "fewest": {"zh": "至少 {} 个", "en": "at least {}"},
}
_BY = {"total": {"zh": "按总分", "en": "by total"}, "ranking": {"zh": "按排名", "en": "by rank"}}
_INSIDE = {"zh": "（{}）", "en": " ({})"}
_BETWEEN = {"zh": "，", "en": ", "}
_TAKEN = {"zh": "（占到的：{}）", "en": "; the places went to {}"}
