"""N546 units-differ: The units of the rules are those that the clause lists."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnitsDiffer(Check):
    code = "N546"
    name = "units-differ"
    message: ClassVar = {
        "zh": "考核对象{name}与原文的名单不同；规则有而原文没有：{more}；原文有而规则没有：{fewer}",
        "en": "the units{name} are not those of the text; only in the rules: {more}; only in the text: {fewer}",
    }
    why: ClassVar = {
        "zh": "少一个单位、写错一个名称，名次和名额就都错了。",
        "en": "With a unit missing or misspelt, ranks and quotas are wrong.",
    }

    variants: ClassVar = {
        "unread": {
            "zh": "考核对象{name}没有与名单核对：原文里没有读出{unread}",
            "en": "the units{name} were held against no list: {unread} could not be read in the text",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "unread" if args.get("unread") else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = {**super().words(args, lang), "name": ""}
        if args["name"]:
            said["name"] = f"“{args['name']}”" if lang == "zh" else f" “{args['name']}”"
        return said | {key: said[key] or "—" for key in ("more", "fewer")}
