"""F105 outside-domain: The text sets the range; a value outside of it has no basis."""

from typing import ClassVar

from ruledsl.checks import Check


class OutsideDomain(Check):
    code = "F105"
    name = "outside-domain"
    message: ClassVar = {
        "zh": "“{fact}”填的是 {value}，应在 {lo} 至 {hi} 之间",
        "en": "“{fact}” is {value}; it must be from {lo} to {hi}",
    }
    why: ClassVar = {
        "zh": "条文定了幅度，超出幅度的分值没有依据。",
        "en": "The text sets the range; a value outside of it has no basis.",
    }
