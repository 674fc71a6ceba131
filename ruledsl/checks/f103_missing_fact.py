"""F103 missing-fact: A missing score is not zero and is never assumed."""

from typing import ClassVar

from ruledsl.checks import Check


class MissingFact(Check):
    code = "F103"
    name = "missing-fact"
    message: ClassVar = {
        "zh": "缺少“{fact}”，必须填写",
        "en": "“{fact}” is missing and must be given",
    }
    why: ClassVar = {
        "zh": "缺分不等于零分，不能替单位假定。",
        "en": "A missing score is not zero and is never assumed.",
    }
