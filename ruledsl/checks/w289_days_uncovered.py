"""W289 days-uncovered: Between two versions of a measure there should be no day without one."""

from typing import ClassVar

from ruledsl.checks import Check


class DaysUncovered(Check):
    code = "W289"
    name = "days-uncovered"
    covers = (45,)
    message: ClassVar = {
        "zh": "从 {first} 至 {last}，“{name}”没有一个版本有效；请核对前一版的有效期和后一版的施行日期",
        "en": "from {first} to {last} no version of “{name}” is in force; check how long the earlier one is valid and when the later one begins",
    }
    why: ClassVar = {
        "zh": "新旧版本之间空出的日子，没有考核的依据。",
        "en": "Between two versions of a measure there should be no day without one.",
    }
    related: ClassVar = {
        "before": {
            "zh": "前一个版本在这里，有效期 {span}",
            "en": "the earlier version is here, in force {span}",
        },
    }
