"""F120 duplicate-unit: A unit is assessed once."""

from typing import ClassVar

from ruledsl.checks import Check


class DuplicateUnit(Check):
    code = "F120"
    name = "duplicate-unit"
    message: ClassVar = {
        "zh": "单位“{name}”出现不止一次",
        "en": "unit “{name}” stands here more than once",
    }
    why: ClassVar = {
        "zh": "一个单位只计一次。",
        "en": "A unit is assessed once.",
    }
