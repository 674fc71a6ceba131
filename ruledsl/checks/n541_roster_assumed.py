"""N541 roster-assumed: With a unit missing from the roster ranks and shares are wrong."""

from typing import ClassVar

from ruledsl.checks import Check


class RosterAssumed(Check):
    code = "N541"
    name = "roster-assumed"
    message: ClassVar = {
        "zh": "没有给出考核对象名单，按事实中的 {count} 个单位计算；请核对是否齐全",
        "en": "no roster was given; the {count} units of the facts were taken, check that none is missing",
    }
    why: ClassVar = {
        "zh": "名单不全，排名和比例就不对。",
        "en": "With a unit missing from the roster ranks and shares are wrong.",
    }
