"""E267 months-are-uneven: Months are counted between two dates, as full ones or with the one that has begun."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import kind, unit

_MEASURE = """\
考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01 依据 第九条  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条  指标 日常工作 满分 100分 依据 第三条
  事实 期限 日期 依据 第四条
  事实 完成日 日期 依据 第四条
  后果 约谈 当 （完成日 晚于 期限 每1个月 {manner}） ≥ 3   依据 第八条
  总分 {{ 第一步 指标得分合计 }}  等次 {{ 优秀 90分及以上 良好 不满90分 }}  依据 第七条
}}
"""


class MonthsAreUneven(Check):
    code = "E267"
    name = "months-are-uneven"
    message: ClassVar = {
        "zh": "“每{step}”要写整数个月、整数年",
        "en": "“each {step}”: whole months or whole years are written",
    }
    variants: ClassVar = {
        "part": {
            "zh": "“每{step}”后面只能写“舍去取整”（满了才算）或“进一取整”（不满的按满的算）：月有长短，不满一个月的是几分之几没有写明；按天算的，写“每30天”",
            "en": "“each {step}” is followed by “whole units down” (full ones count) or “whole units up” (one that has begun counts): months differ in length, what part of one has passed is not said; by days, write “each 30 days”",
        },
        "dates": {
            "zh": "“每{step}”只能在两个日期之间数，这里是{kind}；如“（完成日 晚于 期限 每1个月 舍去取整）”",
            "en": "“each {step}” is counted between two dates, this is {kind}; such as “(finished later than due each 1 months whole units down)”",
        },
    }
    why: ClassVar = {
        "zh": "月有28天到31天。从一个日期数到另一个日期有几个整月是清楚的，天数折成几个月、半个月有几天不清楚。",
        "en": "A month has 28 to 31 days. How many full months lie between two dates is clear; how many months some days are, or how long half a month is, is not.",
    }
    bad: ClassVar = _MEASURE.format(manner="四舍五入取整")
    good: ClassVar = _MEASURE.format(manner="舍去取整")

    def variant(self, args: Mapping[str, Any]) -> str:
        return args["problem"] if args["problem"] in self.variants else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {"step": args["step"] + unit(args["unit"], lang), "kind": kind(args["kind"], lang)}
