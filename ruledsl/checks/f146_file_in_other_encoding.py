"""F146 file-in-other-encoding: YAML and JSON are UTF-8; a guessed encoding misreads words."""

from typing import ClassVar

from ruledsl.checks import Check


class FileInOtherEncoding(Check):
    code = "F146"
    name = "file-in-other-encoding"
    message: ClassVar = {
        "zh": "{file} 是 {encoding} 编码；请在编辑器中选“另存为”，编码选 UTF-8",
        "en": "{file} is encoded as {encoding}; in the editor choose “Save as” with encoding UTF-8",
    }
    why: ClassVar = {
        "zh": "YAML 和 JSON 只有 UTF-8 一种编码；猜测编码会读错字。",
        "en": "YAML and JSON are UTF-8; a guessed encoding misreads words.",
    }
