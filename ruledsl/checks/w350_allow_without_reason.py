"""W350 allow-without-reason: Nobody can judge later whether a finding that was allowed without a reason is still to be allowed."""

from typing import ClassVar

from ruledsl.checks import Check


class AllowWithoutReason(Check):
    code = "W350"
    name = "allow-without-reason"
    message: ClassVar = {
        "zh": "允许“{name}”要写明理由：# 允许 {name} 因 “…”",
        "en": "say why “{name}” is allowed: # allow {name} because “…”",
    }
    why: ClassVar = {
        "zh": "没有理由的允许，后来的人无法判断还该不该留。",
        "en": "Nobody can judge later whether a finding that was allowed without a reason is still to be allowed.",
    }
