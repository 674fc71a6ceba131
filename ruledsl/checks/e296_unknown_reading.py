"""E296 unknown-reading: With a misspelt reading passed over, the trial would be of another one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnknownReading(Check):
    code = "E296"
    name = "unknown-reading"
    message: ClassVar = {
        "zh": "“{text}”里没有这样的口径；有：{choices}",
        "en": "“{text}” names no reading that there is: {choices}",
    }
    why: ClassVar = {
        "zh": "写错的口径若被略过，试算的就不是想要的那一种。",
        "en": "With a misspelt reading passed over, the trial would be of another one.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "“{text}”写得不对；是不是“{guess}”？",
            "en": "“{text}” is not right; did you mean “{guess}”?",
        },
        "option": {
            "zh": "“{text}”里没有这种选项；有：{choices}",
            "en": "“{text}” names no option of that reading; there is: {choices}",
        },
        "none": {
            "zh": "“{text}”：这部办法没有适用口径可选",
            "en": "“{text}”: this measure has no open reading",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        if not args["choices"]:
            return "none"
        return "guess" if args["guess"] else "option" if args["known"] else ""
