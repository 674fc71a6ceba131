"""F109 ratio-without-percent: Whether 85 means 85% or 85 times is not guessed."""

from typing import ClassVar

from ruledsl.checks import Check


class RatioWithoutPercent(Check):
    code = "F109"
    name = "ratio-without-percent"
    message: ClassVar = {
        "zh": "“{fact}”填的是 {value}，大于 1；若是百分比，应写成 {proposal}",
        "en": "“{fact}” is {value}, more than 1; if it is a percentage write {proposal}",
    }
    why: ClassVar = {
        "zh": "85 是 85% 还是 85 倍，不能猜。",
        "en": "Whether 85 means 85% or 85 times is not guessed.",
    }
