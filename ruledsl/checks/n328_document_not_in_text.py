"""N328 document-not-in-text: A measure is held against its own document, found by its title."""

from collections.abc import Mapping
from typing import Any, ClassVar

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
    variants: ClassVar = {
        "near": {
            "zh": "题名与原文不同：规则是“{title}”，原文是“{titles}”；已按这份原文比对，请核对是不是同一份文件",
            "en": "the title differs: “{title}” in the rules, “{titles}” in the text; it was compared all the same, see that it is the same document",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
