"""N328 document-not-in-text: A measure is held against its own document, found by its title."""

from typing import ClassVar

from ruledsl.checks import Check


class DocumentNotInText(Check):
    code = "N328"
    name = "document-not-in-text"
    message: ClassVar = {
        "zh": "文本里没有题为“{title}”的文件；文本里有：{titles}",
        "en": "the text holds no document “{title}”; it holds: {titles}",
    }
    why: ClassVar = {
        "zh": "对照要用同一份文件，题名须一致。",
        "en": "A measure is held against its own document, found by its title.",
    }
