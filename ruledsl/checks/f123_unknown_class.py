"""F123 unknown-class: The class decides which indicators apply and who is ranked together."""

from typing import ClassVar

from ruledsl.checks import Check


class UnknownClass(Check):
    code = "F123"
    name = "unknown-class"
    message: ClassVar = {
        "zh": "没有类别“{name}”；有：{candidates}",
        "en": "there is no class “{name}”; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "类别决定适用哪些指标、与谁排名。",
        "en": "The class decides which indicators apply and who is ranked together.",
    }
