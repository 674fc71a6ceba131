"""N522 no-place: Who has the points for a grade and not the grade must read why."""

from typing import ClassVar

from ruledsl.checks import Check


class NoPlace(Check):
    code = "N522"
    name = "no-place"
    message: ClassVar = {
        "zh": "未占到“{grade}”的名额，等次降为{below}",
        "en": "no place for “{grade}” was left: the grade is lowered to {below}",
    }
    why: ClassVar = {
        "zh": "分数够而没有评上的，要写明是因为名额。",
        "en": "Who has the points for a grade and not the grade must read why.",
    }
