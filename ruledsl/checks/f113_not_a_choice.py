"""F113 not-a-choice: The measure lists the options; no other word has points."""

from typing import ClassVar

from ruledsl.checks import Check


class NotAChoice(Check):
    code = "F113"
    name = "not-a-choice"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，可选：{candidates}",
        "en": "“{fact}” is “{value}”; choose from: {candidates}",
    }
    why: ClassVar = {
        "zh": "选项由办法列出，别的写法没有分值。",
        "en": "The measure lists the options; no other word has points.",
    }
