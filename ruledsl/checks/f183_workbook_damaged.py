"""F183 workbook-damaged: What is damaged, encrypted, out of bounds or holds what no workbook needs is not guessed at."""

from typing import ClassVar

from ruledsl.checks import Check


class WorkbookDamaged(Check):
    code = "F183"
    name = "workbook-damaged"
    message: ClassVar = {
        "zh": "{file} 打不开（{problem}）；请用表格软件打开后另存一份",
        "en": "{file} cannot be opened ({problem}); open it in a spreadsheet program and save it anew",
    }
    why: ClassVar = {
        "zh": "文件坏了、加了密、带有不该有的内容，或者超出限度，都不猜着读。",
        "en": "What is damaged, encrypted, out of bounds or holds what no workbook needs is not guessed at.",
    }
