"""F802 table-points: Every indicator at the end of its branch has one amount of points."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TablePoints(Check):
    code = "F802"
    name = "table-points"
    message: ClassVar = {
        "zh": "分值写的是“{value}”，不是一个数",
        "en": "the points are “{value}”, which is no number",
    }
    why: ClassVar = {
        "zh": "每一项末级指标要有一个确定的分值。",
        "en": "Every indicator at the end of its branch has one amount of points.",
    }
    variants: ClassVar = {
        "missing": {
            "zh": "“{value}”没有写分值",
            "en": "“{value}” has no points",
        },
        "date": {
            "zh": "分值是日期 {value}：多半是表格软件把“5-10”之类改成了日期，请改为一个数",
            "en": "the points are the date {value}: the spreadsheet probably made it of something like 5-10; enter one number",
        },
        "negative": {
            "zh": "分值写的是“{value}”；指标的分值不能是负数",
            "en": "the points are “{value}”; an indicator cannot have negative points",
        },
        "mixed": {
            "zh": "有的分值写百分数，有的（{value}）写分数；请用同一种",
            "en": "some points are percentages, others ({value}) are not; use one of them",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["which"] == "number" else str(args["which"])
