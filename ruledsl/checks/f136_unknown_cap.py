"""F136 unknown-cap: An approval only matters for a cap that the text calls a normal limit."""

from typing import ClassVar

from ruledsl.checks import Check


class UnknownCap(Check):
    code = "F136"
    name = "unknown-cap"
    message: ClassVar = {
        "zh": "没有叫“{name}”、可以批准突破的上限；有：{candidates}",
        "en": "there is no cap “{name}” that can be exceeded with approval; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "批准只对办法中写明“一般不超过”的上限有效。",
        "en": "An approval only matters for a cap that the text calls a normal limit.",
    }
