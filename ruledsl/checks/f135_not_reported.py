"""F135 not-reported: In strict mode “none” is never assumed for a unit."""

from typing import ClassVar

from ruledsl.checks import Check


class NotReported(Check):
    code = "F135"
    name = "not-reported"
    message: ClassVar = {
        "zh": "“{unit}”对下列事项既未填报，也未零报告：{kinds}",
        "en": "“{unit}” neither reports these nor declares nothing to report: {kinds}",
    }
    why: ClassVar = {
        "zh": "严格模式下不替单位假定“没有”。",
        "en": "In strict mode “none” is never assumed for a unit.",
    }
