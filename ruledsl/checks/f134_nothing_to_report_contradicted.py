"""F134 nothing-to-report-contradicted: Nothing-to-report is a statement of the unit and cannot
stand beside an event."""

from typing import ClassVar

from ruledsl.checks import Check


class NothingToReportContradicted(Check):
    code = "F134"
    name = "nothing-to-report-contradicted"
    message: ClassVar = {
        "zh": "“{unit}”写了零报告，却又填了：{kinds}",
        "en": "“{unit}” declares nothing to report but reports: {kinds}",
    }
    why: ClassVar = {
        "zh": "零报告是单位的书面承诺，与所报事件不能并存。",
        "en": "Nothing-to-report is a statement of the unit and cannot stand beside an event.",
    }
