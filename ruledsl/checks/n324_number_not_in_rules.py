"""N324 number-not-in-rules: A number of the text that no statement states is not computed with; say so with “partly expressed” where that is meant."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class NumberNotInRules(Check):
    code = "N324"
    name = "number-not-in-rules"
    message: ClassVar = {
        "zh": "{clause}有 {amount}{unit}，引用它的语句（{names}）都没有写",
        "en": "{clause} has {amount}{unit}, which no statement that cites it states ({names})",
    }
    why: ClassVar = {
        "zh": "原文的数没有写进规则，就不会算到；不计算的用“部分落实”写明。",
        "en": "A number of the text that no statement states is not computed with; say so with “partly expressed” where that is meant.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        names = words.listed((words.keyword(n, lang) for n in args["names"]), lang)
        return said | {"names": names, "unit": words.unit(args["unit"], lang)}
