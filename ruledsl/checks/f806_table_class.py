"""F806 table-class: How an indicator counts for units that it does not concern moves scores; the program does not decide it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableClass(Check):
    code = "F806"
    name = "table-class"
    message: ClassVar = {
        "zh": "适用对象“{name}”不是办法里的类别；有：{choices}（写法不同的，用 --as 表中写法=类别）",
        "en": "“{name}” is no class of the measure; there is: {choices} (--as WORD=CLASS where the table has another word)",
    }
    why: ClassVar = {
        "zh": "不适用的单位这一项怎样计，会影响得分，不能由程序代定。",
        "en": "How an indicator counts for units that it does not concern moves scores; the program does not decide it.",
    }
    variants: ClassVar = {
        "unsaid": {
            "zh": "这一项只适用于“{name}”，对其他单位怎样计没有写；请用 --inapplicable full（计满分）或 shrink（从满分中扣除）说明。类别：{choices}",
            "en": "this is for “{name}” only; say what holds for the others with --inapplicable full or shrink. Classes: {choices}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "unsaid" if args["which"] == "unsaid" else ""
