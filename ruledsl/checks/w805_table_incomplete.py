"""W805 table-incomplete: What is not filled stays open, and while something is open there is no result."""

from typing import ClassVar

from ruledsl.checks import Check


class TableIncomplete(Check):
    code = "W805"
    name = "table-incomplete"
    message: ClassVar = {
        "zh": "办法留给方案的，表里没有：{names}",
        "en": "left to the scheme by the measure and not in the table: {names}",
    }
    why: ClassVar = {
        "zh": "没有写入的还是空的，有空不能得出结果。",
        "en": "What is not filled stays open, and while something is open there is no result.",
    }
