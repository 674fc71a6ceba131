"""F121 unit-not-in-roster: The roster decides who is assessed and ranked with whom."""

from typing import ClassVar

from ruledsl.checks import Check


class UnitNotInRoster(Check):
    code = "F121"
    name = "unit-not-in-roster"
    message: ClassVar = {
        "zh": "名单中没有单位“{name}”；名单中有：{candidates}",
        "en": "unit “{name}” is not in the roster; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "名单决定考核谁、与谁排名。",
        "en": "The roster decides who is assessed and ranked with whom.",
    }
