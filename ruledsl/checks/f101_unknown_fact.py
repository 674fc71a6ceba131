"""F101 unknown-fact: A misspelt fact that slips through is a fact not given."""

from typing import ClassVar

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
