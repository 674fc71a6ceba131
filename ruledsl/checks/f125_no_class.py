"""F125 no-class: Without a class nobody knows with whom to rank it."""

from typing import ClassVar

from ruledsl.checks import Check


class NoClass(Check):
    code = "F125"
    name = "no-class"
    message: ClassVar = {
        "zh": "单位“{unit}”没有类别；写在名单中，或写“类别: …”",
        "en": "unit “{unit}” has no class; put it in the roster or write “class: …”",
    }
    why: ClassVar = {
        "zh": "没有类别就不知道与谁排名。",
        "en": "Without a class nobody knows with whom to rank it.",
    }
