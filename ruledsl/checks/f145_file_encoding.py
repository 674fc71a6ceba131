"""F145 file-encoding: In a wrong encoding names turn into other names."""

from typing import ClassVar

from ruledsl.checks import Check


class FileEncoding(Check):
    code = "F145"
    name = "file-encoding"
    message: ClassVar = {
        "zh": "{file} 不是 UTF-8：第 {position} 个字节读不出来；请另存为 UTF-8",
        "en": "{file} is not UTF-8: byte {position} cannot be read; save the file as UTF-8",
    }
    why: ClassVar = {
        "zh": "编码不对，姓名和单位名就会变成别的字。",
        "en": "In a wrong encoding names turn into other names.",
    }
