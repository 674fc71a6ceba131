"""N512 floor-applied: A floor changed the result, and that is shown."""

from typing import ClassVar

from ruledsl.checks import Check


class FloorApplied(Check):
    code = "N512"
    name = "floor-applied"
    message: ClassVar = {
        "zh": "总分 {before} 分不足 {limit} 分，按 {after} 分计",
        "en": "the total of {before} points is under {limit}, {after} points count",
    }
    why: ClassVar = {
        "zh": "最低计多少分改变了结果，要让人看到。",
        "en": "A floor changed the result, and that is shown.",
    }
