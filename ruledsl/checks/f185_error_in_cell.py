"""F185 error-in-cell: A cell that the spreadsheet could not compute has no value."""

from typing import ClassVar

from ruledsl.checks import Check


class ErrorInCell(Check):
    code = "F185"
    name = "error-in-cell"
    message: ClassVar = {
        "zh": "{cell} 是错误值“{value}”；请填写实际的值",
        "en": "{cell} holds the error “{value}”; enter the real value",
    }
    why: ClassVar = {
        "zh": "表格软件算不出来的格子没有值。",
        "en": "A cell that the spreadsheet could not compute has no value.",
    }
