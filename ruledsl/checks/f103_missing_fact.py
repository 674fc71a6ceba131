"""F103 missing-fact: A missing score is not zero and is never assumed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MissingFact(Check):
    code = "F103"
    name = "missing-fact"
    message: ClassVar = {
        "zh": "缺少“{fact}”，必须填写",
        "en": "“{fact}” is missing and must be given",
    }
    variants: ClassVar = {
        "registered": {
            "zh": "“{kind}”的事件没有填“{fact}”，必须填写；可以不填的，规则里写“登记 {fact} … 可缺”，式子里写没有填的按什么算，如“（{fact} 未报时 …）”",
            "en": "an event of “{kind}” has no “{fact}”, which must be given; where it may be left out the rules say “field {fact} … optional”, and formulas what counts then, such as “({fact} if not reported …)”",
        },
        "day": {
            "zh": "事件没有写“{fact}”；写成如 2023-05-01，哪一天不清楚的写“不详”",
            "en": "the event has no “{fact}”; write it like 2023-05-01, or “unknown” where nobody knows the day",
        },
        "asked": {
            "zh": "事件没有写“{fact}”，而“{lines}”要看是哪一天；写成如 2023-05-01",
            "en": "the event has no “{fact}”, and “{lines}” asks for the day; write it like 2023-05-01",
        },
    }
    why: ClassVar = {
        "zh": "缺分不等于零分，不能替单位假定。",
        "en": "A missing score is not zero and is never assumed.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        """Whether it is the day of an event, and whether anything asks for it."""
        return str(args.get("which", ""))
