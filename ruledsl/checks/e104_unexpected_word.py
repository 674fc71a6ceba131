"""E104 unexpected-word: Every statement has its fixed form; with another word in it nobody can be sure what it means."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._advice import ADVICE
from ruledsl.checks._earlier import EARLIER
from ruledsl.words import expected


class UnexpectedWord(Check):
    code = "E104"
    name = "unexpected-word"
    message: ClassVar = {
        "zh": "此处不能写“{found}”；可以写：{expected}",
        "en": "“{found}” cannot stand here; possible is: {expected}",
    }
    why: ClassVar = {
        "zh": "每一条的写法是固定的，写错一个字就不能确定是什么意思。",
        "en": "Every statement has its fixed form; with another word in it nobody can be sure what it means.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "没有“{found}”这个说法；是不是“{guess}”？",
            "en": "there is no “{found}”; did you mean “{guess}”?",
        },
        "unsure": {
            "zh": "没有“{found}”这个说法；是不是“{guess}”？两个词的意思不一定相同，请对照原文再改",
            "en": "there is no “{found}”; did you mean “{guess}”? the two need not mean the same, compare with the text",
        },
        "open": {
            "zh": "“{found}”应另起一条，而上面“{open}”这一行的大括号还没有合上；请先写“}}”",
            "en": "“{found}” begins a new statement, but the brace of “{open}” above is still open; write “}}” first",
        },
        "nested": {
            "zh": "引号里又有引号：“{found}”前面的引号已经结束；里面的写成‘ ’",
            "en": "quotation marks within quotation marks: before “{found}” they have ended already; write the inner ones as ‘ ’",
        },
        "of_event": {
            "zh": "“{found}”是加分、扣分、逐件登记的一票否决里的一项，不能单独作一条；前面是每一件的“定义”的，都写在花括号里：“扣分 甲 每起 = … {{ 登记 … 定义 … }}”",
            "en": "“{found}” is a part of a bonus, a deduction or a veto by event and no statement; after a “define” of each event write all of them in braces: “deduction A each case = … {{ field … define … }}”",
        },
        "if_none": {
            "zh": "“没有时”只写在各行、各次事件的统计里；单位的统计写成“（{statistic}（…） 不涉及时 {number}）”",
            "en": "“if none” is for statistics over rows and events; over units write “({statistic}(…) if not applicable {number})”",
        },
        **ADVICE,
        **EARLIER,
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01 依据 第九条  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  加份 上级表彰 每项2分   依据 第四条（一）
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01 依据 第九条  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 { 第一步 指标得分合计 第二步 计入 加分合计 依据 第四条 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        fixed = args["which"] in ("open", "form", "brace", "surplus", "unsure", "nested")
        return "guess" if args["guess"] and not fixed else args["which"]

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "expected": expected(args["expected"], lang)}
