"""F117 needs-list: There may be several here, so it is always a list."""

from typing import ClassVar

from ruledsl.checks import Check


class NeedsList(Check):
    code = "F117"
    name = "needs-list"
    message: ClassVar = {
        "zh": "{place} 是“{value}”，应是清单，每项以“- ”开头",
        "en": "{place} is “{value}”; it must be a list, each item after “- ”",
    }
    why: ClassVar = {
        "zh": "这里可以有多项，所以总写成清单。",
        "en": "There may be several here, so it is always a list.",
    }
