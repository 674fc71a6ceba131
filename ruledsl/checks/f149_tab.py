"""F149 tab: YAML shows structure by spaces and forbids tabs."""

from typing import ClassVar

from ruledsl.checks import Check


class Tab(Check):
    code = "F149"
    name = "tab"
    message: ClassVar = {
        "zh": "第 {line} 行用制表符缩进，应改用空格",
        "en": "line {line} is indented with a tab; use spaces",
    }
    why: ClassVar = {
        "zh": "YAML 以空格缩进表示层次，不允许制表符。",
        "en": "YAML shows structure by spaces and forbids tabs.",
    }
