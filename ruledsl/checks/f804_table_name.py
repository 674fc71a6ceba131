"""F804 table-name: Indicators are reported and referred to by their names, which are neither empty nor twice in one place."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableName(Check):
    code = "F804"
    name = "table-name"
    message: ClassVar = {
        "zh": "这一行有分值或评分标准，没有指标名称",
        "en": "this row has points or criteria and no name of an indicator",
    }
    why: ClassVar = {
        "zh": "指标按名称填报、引用，同一处的名称不能空着，也不能重复。",
        "en": "Indicators are reported and referred to by their names, which are neither empty nor twice in one place.",
    }
    variants: ClassVar = {
        "numbering": {
            "zh": "“{name}”只有序号，没有指标名称",
            "en": "“{name}” is a number and no name of an indicator",
        },
        "twice": {
            "zh": "同一级里“{name}”写了两次，另一处在 {first}",
            "en": "“{name}” stands twice in one group; the other is {first}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return ("numbering" if args["name"] else "") if args["which"] == "empty" else str(args["which"])
