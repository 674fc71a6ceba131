"""F141 unknown-key: If a misspelt key slipped through, all below it would be lost."""

from typing import ClassVar

from ruledsl.checks import Check


class UnknownKey(Check):
    code = "F141"
    name = "unknown-key"
    message: ClassVar = {
        "zh": "文件开头没有叫“{name}”的项；有：{candidates}",
        "en": "there is no key “{name}” at the top of a fact file; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "写错的一项若被放过，它下面的内容就全部丢失。",
        "en": "If a misspelt key slipped through, all below it would be lost.",
    }
