"""F158 unit-without-name: Without a name nobody knows whose facts they are."""

from typing import ClassVar

from ruledsl.checks import Check


class UnitWithoutName(Check):
    code = "F158"
    name = "unit-without-name"
    message: ClassVar = {
        "zh": "{place} 的单位没有名称",
        "en": "the unit at {place} has no name",
    }
    why: ClassVar = {
        "zh": "没有名称就不知道是谁的事实。",
        "en": "Without a name nobody knows whose facts they are.",
    }
