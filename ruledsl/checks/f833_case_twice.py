"""F833 case-twice: A difference is told by the name of its case."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseTwice(Check):
    code = "F833"
    name = "case-twice"
    message: ClassVar = {
        "zh": "有两个样例都叫“{name}”",
        "en": "two cases are called “{name}”",
    }
    why: ClassVar = {
        "zh": "样例按名称说明哪里不符，名称不能相同。",
        "en": "A difference is told by the name of its case.",
    }
