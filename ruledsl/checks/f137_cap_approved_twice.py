"""F137 cap-approved-twice: Of two approvals nobody knows which limit holds."""

from typing import ClassVar

from ruledsl.checks import Check


class CapApprovedTwice(Check):
    code = "F137"
    name = "cap-approved-twice"
    message: ClassVar = {
        "zh": "上限“{name}”有两份批准，只留有效的一份",
        "en": "cap “{name}” has two approvals; keep the one that is valid",
    }
    why: ClassVar = {
        "zh": "两份批准限额不同时，不知道以哪一份为准。",
        "en": "Of two approvals nobody knows which limit holds.",
    }
