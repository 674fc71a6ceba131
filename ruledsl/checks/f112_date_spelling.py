"""F112 date-spelling: Dates have one spelling, so that month and day are never swapped."""

from typing import ClassVar

from ruledsl.checks import Check


class DateSpelling(Check):
    code = "F112"
    name = "date-spelling"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，应写成 {proposal}",
        "en": "“{fact}” is “{value}”; write {proposal}",
    }
    why: ClassVar = {
        "zh": "日期只有一种写法，月和日才不会颠倒。",
        "en": "Dates have one spelling, so that month and day are never swapped.",
    }
