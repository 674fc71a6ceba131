"""N513 limit-cut: A unit should see what a limit took away."""

from typing import ClassVar

from ruledsl.checks import Check


class LimitCut(Check):
    code = "N513"
    name = "limit-cut"
    message: ClassVar = {
        "zh": "{name}为 {asked} 分，超过上限 {effective} 分，只计 {effective} 分",
        "en": "{name} came to {asked} points, over the limit of {effective}; {effective} points count",
    }
    why: ClassVar = {
        "zh": "超过上限的部分没有计入，要让单位看得到。",
        "en": "A unit should see what a limit took away.",
    }
