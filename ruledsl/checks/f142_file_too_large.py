"""F142 file-too-large: The limit keeps a wrong file from stalling the computer."""

from typing import ClassVar

from ruledsl.checks import Check


class FileTooLarge(Check):
    code = "F142"
    name = "file-too-large"
    message: ClassVar = {
        "zh": "{file} 有 {size} MiB，最多 {limit} MiB；请分成几个文件",
        "en": "{file} has {size} MiB; at most {limit} MiB are read, split the file",
    }
    why: ClassVar = {
        "zh": "限制大小，错误的文件才不会拖垮计算机。",
        "en": "The limit keeps a wrong file from stalling the computer.",
    }
