"""W800 hidden-rows: A filter hides rows, so what is hidden counts; but nobody sees it, so it is said."""

from typing import ClassVar

from ruledsl.checks import Check


class HiddenRows(Check):
    code = "W800"
    name = "hidden-rows"
    message: ClassVar = {
        "zh": "“{sheet}”中隐藏的 {rows} 也已读入",
        "en": "hidden in “{sheet}” and read all the same: {rows}",
    }
    why: ClassVar = {
        "zh": "筛选会隐藏行，所以隐藏的照样算；但看的人看不见，要说明。",
        "en": "A filter hides rows, so what is hidden counts; but nobody sees it, so it is said.",
    }
