"""F831 case-format: With its format stated an old file is not misread when the format changes."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseFormat(Check):
    code = "F831"
    name = "case-format"
    message: ClassVar = {
        "zh": "样例文件的格式写的是“{value}”，应为“{format}”",
        "en": "the format of the file of cases is “{value}”; it must be “{format}”",
    }
    why: ClassVar = {
        "zh": "写明格式，以后格式改了，旧文件才不会被误读。",
        "en": "With its format stated an old file is not misread when the format changes.",
    }
