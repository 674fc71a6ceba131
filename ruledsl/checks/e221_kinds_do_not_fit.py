"""E221 kinds-do-not-fit: Points, percentages, days and counts are different things; a number made of two of them means nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import kind, unit


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
    variants: ClassVar = {
        "unit": {"zh": "“{first}”没有写单位；应写成“{second}”", "en": "“{first}” has no unit; write “{second}”"},
        "kinds-differ": {
            "zh": "{first}和{second}不能相加减、比较；两边应当是同一种量，缺单位的请补上（如“5分”“30%”“15天”）",
            "en": "{first} and {second} cannot be added or compared; both sides must be of one kind, add a missing unit (5 points, 30%, 15 days)",
        },
        "no-product": {
            "zh": "{first}和{second}不能相乘；分值只能乘以数量、百分比或不带单位的数",
            "en": "{first} and {second} cannot be multiplied; points are multiplied by counts, percentages or plain numbers",
        },
        "no-quotient": {
            "zh": "{first}不能除以{second}；除数应是同一种量，或数量、百分比",
            "en": "{first} cannot be divided by {second}; the divisor must be of the same kind, a count or a percentage",
        },
        "lists-differ": {
            "zh": "两边的选项不是同一个清单：{first}；{second}",
            "en": "the two sides choose from different lists: {first}; {second}",
        },
        "not-a-condition": {
            "zh": "这里要写一个能回答“是”或“否”的条件，写的却是{first}；如“日常工作 < 60分”",
            "en": "a condition that is yes or no belongs here, this is {first}; for example “日常工作 < 60 points”",
        },
        "no-side": {
            "zh": "“每”前面要写在哪一边：低于、高于、早于、晚于，如“（办结率 低于 98% 每1个百分点 舍去取整）”",
            "en": "steps lie on one side of a bound: below, above, earlier than, later than, as in “(率 below 98% each 1 percentage point whole units down)”",
        },
        "not-points": {
            "zh": "计分的式子应当得出分值，得出的却是{first}；可以乘以“1分”",
            "en": "a formula of scoring must yield points, this yields {first}; multiply by “1 points”",
        },
    }
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
        return args["problem"] if args["problem"] in self.variants else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        first, last = args["values"][0], args["values"][-1]
        if args["problem"] == "unit":
            return {"first": first, "second": args["values"][1] + unit(last, lang)}
        return {"first": kind(first, lang), "second": kind(last, lang)}
