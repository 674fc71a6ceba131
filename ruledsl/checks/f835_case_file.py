"""F835 case-file: A case reads only what lies beside it."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseFile(Check):
    code = "F835"
    name = "case-file"
    message: ClassVar = {
        "zh": "样例文件旁边没有事实文件“{name}”，或者读不了",
        "en": "there is no fact file “{name}” beside the file of cases, or it cannot be read",
    }
    why: ClassVar = {
        "zh": "样例只读自己旁边的文件。",
        "en": "A case reads only what lies beside it.",
    }
