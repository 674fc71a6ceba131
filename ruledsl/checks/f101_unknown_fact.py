"""F101 unknown-fact: A misspelt fact that slips through is a fact not given."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnknownFact(Check):
    code = "F101"
    name = "unknown-fact"
    covers = (29,)
    message: ClassVar = {
        "zh": "没有叫“{name}”的事实；可填：{candidates}",
        "en": "no fact is called “{name}”; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "写错名字的事实若被放过，就等于没有填。",
        "en": "A misspelt fact that slips through is a fact not given.",
    }
    variants: ClassVar = {
        "computed": {
            "zh": "“{name}”由规则算出，本身不填报，也就不能填“不涉及”；请填报它所用的事实：{candidates}",
            "en": "“{name}” is worked out by the rules and not reported itself, so it cannot be not applicable either; report the facts that it is made of: {candidates}",
        },
        "guess": {
            "zh": "没有叫“{name}”的事实；是不是“{candidates}”？",
            "en": "no fact is called “{name}”; did you mean “{candidates}”?",
        },
        "event": {
            "zh": "“{name}”要逐件填报，写在“事件”里：{{日期: 2023-05-01, 计入: {name}}}",
            "en": "“{name}” is reported event by event, under “events”: {{date: 2023-05-01, lines: {name}}}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "computed" if args.get("computed") else str(args.get("which", ""))
