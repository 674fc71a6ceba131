"""F800 table-not-found: Where a table begins and what its columns are can only be told by its header."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableNotFound(Check):
    code = "F800"
    name = "table-not-found"
    message: ClassVar = {
        "zh": "没有找到指标表：前 {rows} 行里没有同时写指标（一级指标、考核内容等）和分值、评分标准的表头（看过：{sheets}）",
        "en": "no table of indicators: the first {rows} rows have no header with indicators (一级指标, 考核内容) and points or criteria (sheets: {sheets})",
    }
    why: ClassVar = {
        "zh": "从哪一行起、哪一列是什么，只能从表头看出来。",
        "en": "Where a table begins and what its columns are can only be told by its header.",
    }
    variants: ClassVar = {
        "several": {
            "zh": "几张表都是指标表：{sheets}；请用 --sheet 指明一张",
            "en": "several sheets hold a table of indicators: {sheets}; name one with --sheet",
        },
        "no-sheet": {
            "zh": "没有名为“{sheet}”的表；有：{sheets}",
            "en": "there is no sheet “{sheet}”; there are: {sheets}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["which"] == "none" else str(args["which"])
