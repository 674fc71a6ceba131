"""E108 not-utf8: In another encoding the characters become other characters; nothing is guessed that could change the meaning."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NotUtf8(Check):
    code = "E108"
    name = "not-utf8"
    message: ClassVar = {
        "zh": "从第 {offset} 个字节起不是 UTF-8 文字；请确认这是规则文件，并另存为 UTF-8",
        "en": "from byte {offset} on this is not UTF-8 text; make sure that it is a rule file and save it as UTF-8",
    }
    why: ClassVar = {
        "zh": "编码不同，汉字就会变成别的字；这里不猜，以免改变原意。",
        "en": "In another encoding the characters become other characters; nothing is guessed that could change the meaning.",
    }
    variants: ClassVar = {
        "known": {
            "zh": "文件看来是 {encoding} 编码；请用编辑器打开，另存为 UTF-8 编码后再用",
            "en": "the file seems to be in {encoding}; open it in an editor and save it as UTF-8",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "known" if args["encoding"] else ""
