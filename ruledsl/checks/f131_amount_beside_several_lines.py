"""F131 amount-beside-several-lines: An amount belongs to the line, not to the event."""

from typing import ClassVar

from ruledsl.checks import Check


class AmountBesideSeveralLines(Check):
    code = "F131"
    name = "amount-beside-several-lines"
    message: ClassVar = {
        "zh": "“{fact}”写在计入 {lines} 条的事件旁，应写在各条之内",
        "en": "“{fact}” stands beside an event that counts in {lines} lines; write it inside each line",
    }
    why: ClassVar = {
        "zh": "分值属于事件计入的那一条，不属于事件本身。",
        "en": "An amount belongs to the line, not to the event.",
    }
