"""F143 file-empty: An empty file does not mean “no events”; most likely it was not saved."""

from typing import ClassVar

from ruledsl.checks import Check


class FileEmpty(Check):
    code = "F143"
    name = "file-empty"
    message: ClassVar = {
        "zh": "{file} 是空的",
        "en": "{file} is empty",
    }
    why: ClassVar = {
        "zh": "空文件不是“没有事件”，多半是没有保存成功。",
        "en": "An empty file does not mean “no events”; most likely it was not saved.",
    }
