"""N326 wording-differs: The rules follow the text; a difference that is meant is said with “partly expressed”."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class WordingDiffers(Check):
    code = "N326"
    name = "wording-differs"
    message: ClassVar = {
        "zh": "“{name}”的内容与所据条款的文字不符",
        "en": "“{name}” is not what its clause says",
    }
    why: ClassVar = {
        "zh": "规则要照原文写；有意不同的，用“部分落实”写明。",
        "en": "The rules follow the text; a difference that is meant is said with “partly expressed”.",
    }
    variants: ClassVar = {
        "sign": {
            "zh": "“{name}”与原文相反：原文是{expected}",
            "en": "“{name}” goes the other way than the text, which says {expected}",
        },
        "each": {
            "zh": "“{name}”没有写每次都计，原文是“每…”",
            "en": "“{name}” does not count each time, the text does",
        },
        "highest": {
            "zh": "“{name}”每次都计，原文只计最高的一次",
            "en": "“{name}” counts each time, the text only the highest",
        },
        "grade": {
            "zh": "“{name}”写的等次是“{found}”，原文是“{expected}”",
            "en": "“{name}” has the grade “{found}”, the text “{expected}”",
        },
        "last": {
            "zh": "“{name}”写没写“排末位”与原文不同",
            "en": "“{name}” and the text differ on ranking last",
        },
        "weight": {
            "zh": "“{found}”的分值与原文不同，原文是 {expected} 分",
            "en": "“{found}” has other points than in the text, which says {expected}",
        },
        "exchanged": {
            "zh": "“{name}”里 {found} 与 {expected} 对调了：原文各说的是另一个",
            "en": "“{name}” has {found} and {expected} exchanged; the text has each where the other stands",
        },
        "named": {
            "zh": "“{name}”按“{found}”判断，原文说的是“{expected}”",
            "en": "“{name}” asks for “{found}”, the text for “{expected}”",
        },
        "negated": {
            "zh": "“{name}”按“{found}”判断，与原文相反：少了或者多了“非”（“不是”）",
            "en": "“{name}” asks for “{found}” the other way round than the text: a “not” is missing or too much",
        },
        "other": {
            "zh": "“{name}”写的是“{found}”，原文是“{expected}”",
            "en": "“{name}” says “{found}”, the text “{expected}”",
        },
        "keys": {
            "zh": "“{name}”的先后与原文不同",
            "en": "the keys of “{name}” are in another order than in the text",
        },
        "days": {
            "zh": "“{name}”把“{found}”写在“{expected}”之前，原文相反",
            "en": "“{name}” puts “{found}” before “{expected}”, the text the other way round",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        said["name"] = words.keyword(args["name"], lang)
        spelt = words.keyword if args["which"] == "other" else words.side
        return said | {side: spelt(args[side], lang) for side in ("found", "expected")}
