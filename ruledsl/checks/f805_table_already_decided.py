"""F805 table-already-decided: A scheme fills what the measure leaves open and changes nothing that it has decided."""

from typing import ClassVar

from ruledsl.checks import Check


class TableAlreadyDecided(Check):
    code = "F805"
    name = "table-already-decided"
    message: ClassVar = {
        "zh": "“{name}”怎样计分、分几项，办法已经写定（{path}），方案不能再写",
        "en": "how “{name}” is scored or divided is decided by the measure ({path}); a scheme cannot say it again",
    }
    why: ClassVar = {
        "zh": "方案只能补办法留出的空，不能改办法已经写定的内容。",
        "en": "A scheme fills what the measure leaves open and changes nothing that it has decided.",
    }
