"""F160 columns-unreadable: A file of columns that is damaged or none; nothing of it is used."""

from typing import ClassVar

from ruledsl.checks import Check


class ColumnsUnreadable(Check):
    code = "F160"
    name = "columns-unreadable"
    message: ClassVar = {
        "zh": "{file} 不能作为 {format} 读取：{problem}",
        "en": "{file} cannot be read as {format}: {problem}",
    }
    why: ClassVar = {
        "zh": "文件损坏、没有写完，或者不是这种格式；读不全的文件一行也不用。",
        "en": "The file is damaged, was not written to its end, or is of another kind; nothing of it is used.",
    }
