"""F188 cell-without-header: Without a name nobody knows what it is, and to drop it silently would be worse."""

from typing import ClassVar

from ruledsl.checks import Check


class CellWithoutHeader(Check):
    code = "F188"
    name = "cell-without-header"
    message: ClassVar = {
        "zh": "{cell} 填了“{value}”，但这一列没有列名",
        "en": "{cell} is “{value}”, but its column has no name",
    }
    why: ClassVar = {
        "zh": "没有列名，不知道填的是什么；漏掉又不说，更不行。",
        "en": "Without a name nobody knows what it is, and to drop it silently would be worse.",
    }
