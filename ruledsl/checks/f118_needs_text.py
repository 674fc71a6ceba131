"""F118 needs-text: A fact has one value."""

from typing import ClassVar

from ruledsl.checks import Check


class NeedsText(Check):
    code = "F118"
    name = "needs-text"
    message: ClassVar = {
        "zh": "“{fact}”处是 {value}，应是一个值",
        "en": "“{fact}” is {value}; it must be a single value",
    }
    why: ClassVar = {
        "zh": "一个事实只有一个值。",
        "en": "A fact has one value.",
    }
