"""F154 too-many-values: The limit keeps a wrong file from filling the memory."""

from typing import ClassVar

from ruledsl.checks import Check


class TooManyValues(Check):
    code = "F154"
    name = "too-many-values"
    message: ClassVar = {
        "zh": "{file} 的内容超过 {limit} 项；请分成几个文件",
        "en": "{file} holds more than {limit} values; split the file",
    }
    why: ClassVar = {
        "zh": "限制数量，错误的文件才不会占满内存。",
        "en": "The limit keeps a wrong file from filling the memory.",
    }
