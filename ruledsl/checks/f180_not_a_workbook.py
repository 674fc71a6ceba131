"""F180 not-a-workbook: A form is an .xlsx workbook; other packed files are not opened."""

from typing import ClassVar

from ruledsl.checks import Check


class NotAWorkbook(Check):
    code = "F180"
    name = "not-a-workbook"
    message: ClassVar = {
        "zh": "{file} 不是 .xlsx 工作簿（{kind}）；请另存为 .xlsx，或者 CSV（UTF-8）",
        "en": "{file} is no .xlsx workbook ({kind}); save it as .xlsx or as CSV (UTF-8)",
    }
    why: ClassVar = {
        "zh": "填报表是 .xlsx 工作簿；别的压缩文件不打开。",
        "en": "A form is an .xlsx workbook; other packed files are not opened.",
    }
