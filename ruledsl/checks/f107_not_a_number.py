"""F107 not-a-number: What is no number cannot be scored."""

from typing import ClassVar

from ruledsl.checks import Check


class NotANumber(Check):
    code = "F107"
    name = "not-a-number"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，应是数字，如 85 或 85.5",
        "en": "“{fact}” is “{value}”; it must be a number such as 85 or 85.5",
    }
    why: ClassVar = {
        "zh": "读不成数字的内容不能计分。",
        "en": "What is no number cannot be scored.",
    }
