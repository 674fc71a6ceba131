"""N323 number-not-in-text: Points, limits and days must be those of the text; what the file decides by itself is said with “partly expressed”."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class NumberNotInText(Check):
    code = "N323"
    name = "number-not-in-text"
    message: ClassVar = {
        "zh": "“{name}”写的是 {amount}{unit}，所据条款里没有这个数",
        "en": "“{name}” says {amount}{unit}; the clauses that it cites have no such number",
    }
    why: ClassVar = {
        "zh": "分值、上限、天数要与原文相同；本文件另定的，用“部分落实”写明；核对过的，写“# 允许 number-not-in-text 因 “…””。",
        "en": "Points, limits and days must be those of the text; what the file decides by itself is said with “partly expressed”; what was looked at, with “# allow number-not-in-text because “…””.",
    }

    variants: ClassVar = {
        "several": {
            "zh": "{names}（共 {count} 处）写的都是 {amount}{unit}，所据条款里没有这个数",
            "en": "{names} ({count} places) say {amount}{unit}; the clauses that they cite have no such number",
        },
        "unread": {
            "zh": "“{name}”写的是 {amount}{unit}，所据条款里读出的部分没有这个数，{unread}没有读出",
            "en": "“{name}” says {amount}{unit}; what could be read of the clauses that it cites has no such number; {unread} could not be read",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "several" if "count" in args else "unread" if args.get("unread") else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        if "names" in args:
            said["names"] = words.listed((words.keyword(n, lang) for n in args["names"]), lang)
        said["unread"] = words.listed(args.get("unread", ()), lang)
        return said | {"name": words.keyword(args["name"], lang), "unit": words.unit(args["unit"], lang)}
