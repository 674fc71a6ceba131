"""E199 formatter-refuses: A formatted file must say what the original said; otherwise nothing is written."""

from typing import ClassVar

from ruledsl.checks import Check


class FormatterRefuses(Check):
    code = "E199"
    name = "formatter-refuses"
    message: ClassVar = {
        "zh": "排版后的文本再读一遍与原文不是同一份规则，已放弃排版，文件未改动",
        "en": "the formatted text would not say the same as this file; nothing was changed",
    }
    why: ClassVar = {
        "zh": "排版只改写法，不改规则。结果写出之前重新读一遍并与原文比较，不相同就不写。这是排版程序的错误，请连同文件一并报告。",
        "en": "Formatting changes the spelling, never the rules. The result is read again and compared before it is "
        "written. A difference is a mistake of the formatter: please report it with the file.",
    }
