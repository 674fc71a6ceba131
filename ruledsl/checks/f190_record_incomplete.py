"""F190 record-incomplete: A score or decision says who made it and when."""

from typing import ClassVar

from ruledsl.checks import Check


class RecordIncomplete(Check):
    code = "F190"
    name = "record-incomplete"
    message: ClassVar = {
        "zh": "“{kind}”的这一条缺少 {missing}",
        "en": "this entry of “{kind}” lacks {missing}",
    }
    why: ClassVar = {
        "zh": "评分和审定要写明是谁、在什么时候作的。",
        "en": "A score or decision says who made it and when.",
    }
