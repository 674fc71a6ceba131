"""E211 unknown-name: A misspelt name that slips through would quietly take its statement out of force."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._earlier import EARLIER
from ruledsl.checks._kinds import VALUES
from ruledsl.checks._mistaken import FULL, MEANT, MISTAKEN, marked
from ruledsl.checks._unusable import UNUSABLE
from ruledsl.habits import WORDS
from ruledsl.suggest import closest
from ruledsl.words import keyword


class UnknownName(Check):
    code = "E211"
    name = "unknown-name"
    covers = (29,)
    message: ClassVar = {
        "zh": "没有叫“{name}”的；这里可以写：{choices}",
        "en": "nothing is called “{name}”; possible here: {choices}",
    }
    why: ClassVar = {
        "zh": "写错一个字的名称若被放过，这一条就悄悄失去作用。",
        "en": "A misspelt name that slips through would quietly take its statement out of force.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "没有叫“{name}”的；是不是“{guess}”？",
            "en": "nothing is called “{name}”; did you mean “{guess}”?",
        },
        **UNUSABLE,
        **MISTAKEN,
        **EARLIER,
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条  施行 2023-01-01 依据 第九条
  年度 1月1日至12月31日 依据 第一条  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  后果 约谈 当 日长工作 < 60分   依据 第八条  总分 { 第一步 指标得分合计 }  等次 { 优秀 90分及以上 良好 不满90分 } 依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条  施行 2023-01-01 依据 第九条
  年度 1月1日至12月31日 依据 第一条  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第八条  总分 { 第一步 指标得分合计 }  等次 { 优秀 90分及以上 良好 不满90分 } 依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        if args["name"].endswith(FULL):
            return "full"
        if "what" in args and not (args["what"] in ("beyond", "earlier") and _near(args)):
            return str(args["what"])
        if not any(args["choices"]):
            return "none"
        return "guess" if _guess(args, "zh") else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = {**super().words(args, lang), "guess": _guess(args, lang), "of": marked(args["name"])}
        if args.get("what") == "label":
            said["owner"] = keyword(args["owner"], lang)
        if args.get("what") == "beyond":
            other = {"zh": "它的得数", "en": "its value"}
            said |= {"kind": keyword(args["kind"], lang), "value": VALUES.get(args["kind"], other)[lang]}
        return said


def _near(args: Mapping[str, Any]) -> bool:
    """Whether there is a part of the same statement, or a name of the author's own, that differs by a slip."""
    guess = closest(args["name"], args["choices"]) or ""
    return guess.startswith(args["owner"] + "." * (args["what"] == "beyond")) and len(guess) >= len(args["name"]) - 1


def _guess(args: Mapping[str, Any], lang: str) -> str:
    """The nearest name, or what every measure has under another word."""
    said = MEANT.get(args["name"]) or next((t for t in WORDS.get(args["name"], ()) if t.endswith("TOTAL")), "")
    return keyword(said, lang) if said else closest(args["name"], args["choices"]) or ""
