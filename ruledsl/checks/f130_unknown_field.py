"""F130 unknown-field: A field that is ignored misleads whoever filled it in."""

from typing import ClassVar

from ruledsl.checks import Check


class UnknownField(Check):
    code = "F130"
    name = "unknown-field"
    message: ClassVar = {
        "zh": "“{kind}”没有“{name}”这一项；可填：{candidates}",
        "en": "“{kind}” has no field “{name}”; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "多填的一项若被放过，填的人会以为它起了作用。",
        "en": "A field that is ignored misleads whoever filled it in.",
    }
