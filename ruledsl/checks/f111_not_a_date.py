"""F111 not-a-date: The date decides in which year an event counts."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NotADate(Check):
    code = "F111"
    name = "not-a-date"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，不是日期；应写成如 2023-05-01",
        "en": "“{fact}” is “{value}”, which is no date; write it like 2023-05-01",
    }
    variants: ClassVar = {
        "asked": {
            "zh": "“{fact}”不能填“{value}”：“{lines}”要看是哪一天（条件、期限、分期或者第几次），写成如 2023-05-01",
            "en": "“{fact}” cannot be “{value}”: “{lines}” asks for the day (a condition, a deadline, a period, or which one it is); write it like 2023-05-01",
        },
        "record": {
            "zh": "“{fact}”不能填“{value}”，只有事件的日期可以不详；写成如 2023-05-01，可以不填的就留空",
            "en": "“{fact}” cannot be “{value}”, only the date of an event can be unknown; write it like 2023-05-01, or leave it out where it is optional",
        },
    }
    why: ClassVar = {
        "zh": "日期决定事件计入哪一年。",
        "en": "The date decides in which year an event counts.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        """Whether it is the day of an event, and whether anything asks for it."""
        return str(args.get("which", ""))
