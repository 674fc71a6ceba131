"""F147 file-syntax: If the form is wrong the structure of the file cannot be seen."""

from typing import ClassVar

from ruledsl.checks import Check


class FileSyntax(Check):
    code = "F147"
    name = "file-syntax"
    message: ClassVar = {
        "zh": "{file} 不合 {format} 的写法：{problem}",
        "en": "{file} is no {format}: {problem}",
    }
    why: ClassVar = {
        "zh": "写法不对，就读不出文件的层次。",
        "en": "If the form is wrong the structure of the file cannot be seen.",
    }
