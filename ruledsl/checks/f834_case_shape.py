"""F834 case-shape: With the file out of shape it is unclear what is given and what must come out."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseShape(Check):
    code = "F834"
    name = "case-shape"
    message: ClassVar = {
        "zh": "“{name}”的写法不对：{value}",
        "en": "“{name}” is not written as it must be: {value}",
    }
    why: ClassVar = {
        "zh": "样例文件写法不对，就不知道给了什么事实、应得什么结果。",
        "en": "With the file out of shape it is unclear what is given and what must come out.",
    }
