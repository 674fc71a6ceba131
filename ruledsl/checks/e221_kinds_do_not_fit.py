"""E221 kinds-do-not-fit: Points, percentages, days and counts are different things; a number made of two of them means nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._kind_problems import VARIANTS
from ruledsl.checks._kinds import hint_for, named, say_number
from ruledsl.words import spelt, unit


class KindsDoNotFit(Check):
    code = "E221"
    name = "kinds-do-not-fit"
    covers = (37, 38, 39)
    message: ClassVar = {
        "zh": "这几个量不能放在一起算：{first}、{second}",
        "en": "these cannot be combined: {first}, {second}",
    }
    why: ClassVar = {
        "zh": "分、百分比、天数、件数各是各的量，混在一起算出的数没有意义。",
        "en": "Points, percentages, days and counts are different things; a number made of two of them means nothing.",
    }
    variants: ClassVar = VARIANTS
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01 依据 第九条  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  后果 约谈 当 日常工作 < 60   依据 第八条
  总分 { 第一步 指标得分合计 }  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01 依据 第九条  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第八条
  总分 { 第一步 指标得分合计 }  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        if args["problem"] == "no-quotient" and {"months", "years"} & {args.get("right_kind"), args["values"][-1]}:
            return "no-months"
        return args["problem"] if args["problem"] in self.variants else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        if args["problem"] == "share-of-count":
            hint = say_number(args["number"], args["count"], lang)
            return {"first": spelt(args["left"], lang), "second": args["right"], "count": args["count"], "hint": hint}
        if args["problem"] == "happened":
            return {"first": spelt(args["left"], lang)}
        first, last = args["values"][0], args["values"][-1]
        if args["problem"] == "unit":
            return {"first": first, "second": args["values"][1] + unit(last, lang)}
        kinds = (args.get("left_kind", first), args.get("right_kind", last))
        names = [named(args.get(side, ""), k, lang) for side, k in zip(("left", "right"), kinds, strict=True)]
        return {"first": names[0], "second": names[1], "hint": hint_for(args, kinds, lang)}
