"""F127 no-units: Without units there is nothing to assess."""

from typing import ClassVar

from ruledsl.checks import Check


class NoUnits(Check):
    code = "F127"
    name = "no-units"
    message: ClassVar = {
        "zh": "没有单位：既没有名单，也没有“单位”",
        "en": "there are no units: neither a roster nor “units”",
    }
    why: ClassVar = {
        "zh": "没有单位就没有可评定的对象。",
        "en": "Without units there is nothing to assess.",
    }
