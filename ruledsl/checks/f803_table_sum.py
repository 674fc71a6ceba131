"""F803 table-sum: Where points do not add up one of them is wrong; which, those who made the table decide."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableSum(Check):
    code = "F803"
    name = "table-sum"
    message: ClassVar = {
        "zh": "“{name}”写的是 {said} 分，其下各项合计 {found} 分，相差 {by} 分",
        "en": "“{name}” has {said} points, its parts make {found}: {by} apart",
    }
    why: ClassVar = {
        "zh": "分值对不上，总有一处写错了；改哪一处，由定表的人决定。",
        "en": "Where points do not add up one of them is wrong; which, those who made the table decide.",
    }
    variants: ClassVar = {
        "name": {
            "zh": "“{name}”的分值栏是 {said} 分，名称里（{other}）写的是 {found} 分，相差 {by} 分",
            "en": "“{name}” has {said} points in its column and {found} in its name ({other}): {by} apart",
        },
        "row": {
            "zh": "合计行写的是 {said} 分，上面各项相加是 {found} 分，相差 {by} 分",
            "en": "the row of sums says {said} points, what stands above makes {found}: {by} apart",
        },
        "class-row": {
            "zh": "合计行里“{name}”写的是 {said} 分，上面各项相加是 {found} 分，相差 {by} 分",
            "en": "the row of sums says {said} points for {name}, what stands above makes {found}: {by} apart",
        },
        "measure": {
            "zh": "“{name}”在表里是 {said} 分，办法写的是 {found} 分，相差 {by} 分",
            "en": "“{name}” makes {said} points in the table and has {found} in the measure: {by} apart",
        },
        "full": {
            "zh": "全表合计 {said} 分，办法的满分是 {found} 分，相差 {by} 分",
            "en": "the table makes {said} points, the full marks of the measure are {found}: {by} apart",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["which"] == "group" else str(args["which"])
