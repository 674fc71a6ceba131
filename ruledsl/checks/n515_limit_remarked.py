"""N515 limit-remarked: The text says “normally”; what exceeds it should be looked at."""

from typing import ClassVar

from ruledsl.checks import Check


class LimitRemarked(Check):
    code = "N515"
    name = "limit-remarked"
    message: ClassVar = {
        "zh": "{name}为 {asked} 分，超过一般上限 {limit} 分；按口径照计，仅作提示",
        "en": "{name} came to {asked} points, over the usual limit of {limit}; it counts in full and is only remarked",
    }
    why: ClassVar = {
        "zh": "原文说“一般不超过”，超过的应当有人过目。",
        "en": "The text says “normally”; what exceeds it should be looked at.",
    }
