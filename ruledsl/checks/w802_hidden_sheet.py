"""W802 hidden-sheet: A sheet that nobody sees must not change a result; unhide it to use it."""

from typing import ClassVar

from ruledsl.checks import Check


class HiddenSheet(Check):
    code = "W802"
    name = "hidden-sheet"
    message: ClassVar = {
        "zh": "隐藏的“{sheet}”没有读",
        "en": "the hidden sheet “{sheet}” was not read",
    }
    why: ClassVar = {
        "zh": "看不见的表不应影响结果；要用请取消隐藏。",
        "en": "A sheet that nobody sees must not change a result; unhide it to use it.",
    }
