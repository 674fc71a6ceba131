"""F124 two-classes: Classes are ranked apart, so a unit is in exactly one."""

from typing import ClassVar

from ruledsl.checks import Check


class TwoClasses(Check):
    code = "F124"
    name = "two-classes"
    message: ClassVar = {
        "zh": "单位“{unit}”属于两个类别：{classes}，只能属于一个",
        "en": "unit “{unit}” is in two classes: {classes}; it can be in one only",
    }
    why: ClassVar = {
        "zh": "各类别分别排名，一个单位只能在一个类别中。",
        "en": "Classes are ranked apart, so a unit is in exactly one.",
    }
