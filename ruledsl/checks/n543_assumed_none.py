"""N543 assumed-none: Not reported is not the same as none; what was assumed is said."""

from typing import ClassVar

from ruledsl.checks import Check


class AssumedNone(Check):
    code = "N543"
    name = "assumed-none"
    message: ClassVar = {
        "zh": "没有报告以下事项，按没有发生计：{names}；确无此事的请写“零报告”",
        "en": "not reported and taken as none: {names}; write “nothing to report” where that is so",
    }
    why: ClassVar = {
        "zh": "没有报告不等于没有发生，假定了什么要写明。",
        "en": "Not reported is not the same as none; what was assumed is said.",
    }
