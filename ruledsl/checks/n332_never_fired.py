"""N332 never-fired: A statement that never applied was not tried by these facts."""

from typing import ClassVar

from ruledsl.checks import Check


class NeverFired(Check):
    code = "N332"
    name = "never-fired"
    message: ClassVar = {
        "zh": "{count} 个单位里没有一个涉及“{name}”",
        "en": "“{name}” concerned none of the {count} units",
    }
    why: ClassVar = {
        "zh": "没有触及的条文，这批数据没有检验过它。",
        "en": "A statement that never applied was not tried by these facts.",
    }
