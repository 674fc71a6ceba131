"""W191 csv-in-gb18030: Chinese spreadsheet programs often save CSV so, but the encoding is inferred."""

from typing import ClassVar

from ruledsl.checks import Check


class CsvInGb18030(Check):
    code = "W191"
    name = "csv-in-gb18030"
    message: ClassVar = {
        "zh": "{file} 按 GB18030 编码读出；请核对汉字，最好另存为 UTF-8",
        "en": "{file} was read as GB18030; check the words, better save it as UTF-8",
    }
    why: ClassVar = {
        "zh": "中文版表格软件常以此编码保存 CSV，但编码只能推断。",
        "en": "Chinese spreadsheet programs often save CSV so, but the encoding is inferred.",
    }
