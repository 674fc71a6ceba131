"""F115 not-applicable-here: The measure does not say how to score a unit to which this does not apply."""

from typing import ClassVar

from ruledsl.checks import Check


class NotApplicableHere(Check):
    code = "F115"
    name = "not-applicable-here"
    message: ClassVar = {
        "zh": "“{fact}”不能填“{value}”，这一项对每个单位都适用",
        "en": "“{fact}” cannot be “{value}”; it applies to every unit",
    }
    why: ClassVar = {
        "zh": "办法没有规定这一项可以不涉及，也就没有规定不涉及时怎样计分。",
        "en": "The measure does not say how to score a unit to which this does not apply.",
    }
