"""N511 capped: A unit should see what a cap took away."""

from typing import ClassVar

from ruledsl.checks import Check


class Capped(Check):
    code = "N511"
    name = "capped"
    message: ClassVar = {
        "zh": "总分 {before} 分超过 {limit} 分，按 {after} 分计",
        "en": "the total of {before} points exceeds {limit}, {after} points count",
    }
    why: ClassVar = {
        "zh": "封顶减去的分要让单位看得到。",
        "en": "A unit should see what a cap took away.",
    }
