"""F181 workbook-with-macros: Facts need no program; a file that holds one is not read."""

from typing import ClassVar

from ruledsl.checks import Check


class WorkbookWithMacros(Check):
    code = "F181"
    name = "workbook-with-macros"
    message: ClassVar = {
        "zh": "{file} 带有宏，没有读取；请另存为不带宏的 .xlsx",
        "en": "{file} holds macros and was not read; save it as .xlsx without macros",
    }
    why: ClassVar = {
        "zh": "填报数据不需要程序；带宏的文件一律不读。",
        "en": "Facts need no program; a file that holds one is not read.",
    }
