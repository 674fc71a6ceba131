"""N325 end-differs: For a unit at exactly this number the two give different results."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class EndDiffers(Check):
    code = "N325"
    name = "end-differs"
    message: ClassVar = {
        "zh": "“{name}”写的是{found} {amount}{unit}，原文是{expected}",
        "en": "“{name}” takes what is {found} {amount}{unit}, the text what is {expected}",
    }
    why: ClassVar = {
        "zh": "正好等于这个数的单位，两种写法结果不同。",
        "en": "For a unit at exactly this number the two give different results.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang) | {"name": words.keyword(args["name"], lang)}
        said["unit"] = words.unit(args.get("unit", ""), lang)
        return said | {side: words.side(args[side], lang) for side in ("found", "expected")}
