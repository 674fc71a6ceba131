"""F192 change-without-reason: A score that differs from the round before needs its reason."""

from typing import ClassVar

from ruledsl.checks import Check


class ChangeWithoutReason(Check):
    code = "F192"
    name = "change-without-reason"
    message: ClassVar = {
        "zh": "“{round}”把“{fact}”改成了 {value}，没有写明理由",
        "en": "“{round}” changed “{fact}” to {value} without a reason",
    }
    why: ClassVar = {
        "zh": "改动前一轮的评分，要写明为什么改。",
        "en": "A score that differs from the round before needs its reason.",
    }
