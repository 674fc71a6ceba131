"""N601 trial: Numbers computed with something undecided, or under another reading, are not to be used as a result."""

from typing import ClassVar

from ruledsl.checks import Check


class Trial(Check):
    code = "N601"
    name = "trial"
    message: ClassVar = {
        "zh": "试算，不作为结果",
        "en": "a trial, no result",
    }
    why: ClassVar = {
        "zh": "还有未定事项或改用了别的口径时算出的数，不能当作考核结果使用。",
        "en": "Numbers computed with something undecided, or under another reading, are not to be used as a result.",
    }
