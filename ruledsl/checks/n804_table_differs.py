"""N804 table-differs: Where table and scheme differ one of them was changed; which one holds, people decide."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableDiffers(Check):
    code = "N804"
    name = "table-differs"
    message: ClassVar = {
        "zh": "“{name}”的分值，表里是 {said} 分，方案里是 {found} 分",
        "en": "“{name}”: {said} points in the table, {found} in the scheme",
    }
    why: ClassVar = {
        "zh": "表和方案不一致时，要么表改过，要么方案改过；以哪个为准，由人决定。",
        "en": "Where table and scheme differ one of them was changed; which one holds, people decide.",
    }
    variants: ClassVar = {
        "missing": {
            "zh": "表里有“{name}”，方案里没有",
            "en": "“{name}” is in the table and not in the scheme",
        },
        "extra": {
            "zh": "方案里有“{name}”，表里没有",
            "en": "“{name}” is in the scheme and not in the table",
        },
        "name": {
            "zh": "“{name}”在方案里叫“{found}”，表里叫“{said}”",
            "en": "“{name}” is called “{found}” in the scheme and “{said}” in the table",
        },
        "criteria": {
            "zh": "“{name}”的评分标准不同：表里“{said}”，方案里“{found}”",
            "en": "the criteria of “{name}” differ: “{said}” in the table, “{found}” in the scheme",
        },
        "scored-by": {
            "zh": "“{name}”的评分单位，表里“{said}”，方案里“{found}”",
            "en": "“{name}” is scored by “{said}” in the table, by “{found}” in the scheme",
        },
        "classes": {
            "zh": "“{name}”的适用对象，表里“{said}”，方案里“{found}”",
            "en": "“{name}” is for “{said}” in the table, for “{found}” in the scheme",
        },
        "scoring": {
            "zh": "“{name}”的计分，从表中识别为“{said}”，方案里是“{found}”",
            "en": "the scoring of “{name}” is recognised as “{said}”, in the scheme it is “{found}”",
        },
        "order": {
            "zh": "“{name}”的次序不同：这个位置表里是“{said}”，方案里是“{found}”",
            "en": "the order around “{name}” differs: here the table has “{said}”, the scheme “{found}”",
        },
        "year": {
            "zh": "表的标题写的是 {said} 年度，方案写的是 {found} 年度",
            "en": "the title of the table says {said}, the scheme is for {found}",
        },
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """What one side does not say is said to be nothing."""
        nothing = {"zh": "（没有）", "en": "(nothing)"}[lang]
        return {name: text or nothing for name, text in super().words(args, lang).items()}

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["which"] == "points" else str(args["which"])
