"""F801 table-name-unknown: To which indicator of the measure a row belongs is told by its name; it is not guessed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TableNameUnknown(Check):
    code = "F801"
    name = "table-name-unknown"
    message: ClassVar = {
        "zh": "办法里没有叫“{name}”、留给方案细化的指标；有：{choices}",
        "en": "the measure leaves no indicator “{name}” to a scheme; there is: {choices}",
    }
    why: ClassVar = {
        "zh": "表里的一项归到办法的哪一项，要由名称确定，不能猜。",
        "en": "To which indicator of the measure a row belongs is told by its name; it is not guessed.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "办法里没有叫“{name}”、留给方案细化的指标；是不是“{guess}”（表中写法不同的，用 --as {name}={guess}）",
            "en": "the measure leaves no indicator “{name}” to a scheme; did you mean “{guess}” (--as {name}={guess} says so)",
        },
        "place": {
            "zh": "“{name}”归到哪一项由方案确定，表里没有写；请在它上面写一级：{choices}",
            "en": "where “{name}” belongs is set by the scheme and the table does not say; put it under one of: {choices}",
        },
        "part": {
            "zh": "办法的“{path}”已经分好下级，其中没有“{name}”；有：{choices}",
            "en": "the measure has divided “{path}” and “{name}” is not a part of it; there is: {choices}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        which = str(args["which"])
        return ("guess" if args["guess"] else "") if which == "unknown" else which
