"""F111 not-a-date: The date decides in which year an event counts."""

from typing import ClassVar

from ruledsl.checks import Check


class NotADate(Check):
    code = "F111"
    name = "not-a-date"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，不是日期；应写成如 2023-05-01",
        "en": "“{fact}” is “{value}”, which is no date; write it like 2023-05-01",
    }
    why: ClassVar = {
        "zh": "日期决定事件计入哪一年。",
        "en": "The date decides in which year an event counts.",
    }
