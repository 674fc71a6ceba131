"""F104 fact-twice: Which of two values counts must not depend on their order."""

from typing import ClassVar

from ruledsl.checks import Check


class FactTwice(Check):
    code = "F104"
    name = "fact-twice"
    message: ClassVar = {
        "zh": "“{fact}”填了不止一次，只留一处",
        "en": "“{fact}” is given more than once; keep one",
    }
    why: ClassVar = {
        "zh": "两个值之中用哪一个不能由先后次序决定。",
        "en": "Which of two values counts must not depend on their order.",
    }
