"""E294 hole-blocks-result: Until a scheme has decided what the measure leaves to it, no number is a result."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import MISSING


class HoleBlocksResult(Check):
    code = "E294"
    name = "hole-blocks-result"
    message: ClassVar = {
        "zh": "“{name}”的{missing}还没有确定，不能出结果；请在方案里确定，或先作试算（--trial）",
        "en": "“{name}” still lacks {missing}, so there is no result; let a scheme decide it, or make a trial (--trial)",
    }
    why: ClassVar = {
        "zh": "办法留给年度方案的事项没有确定之前，算出的数不能作为结果。",
        "en": "Until a scheme has decided what the measure leaves to it, no number is a result.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "missing": MISSING[args["missing"]][lang]}
