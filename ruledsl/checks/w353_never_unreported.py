"""W353 never-unreported: What stands in for a value that is always there is never used."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class NeverUnreported(Check):
    code = "W353"
    name = "never-unreported"
    message: ClassVar = {
        "zh": "“{value}”总是有的，“未报时”后面的用不上",
        "en": "“{value}” is always there; what follows “if unreported” is never used",
    }
    variants: ClassVar = {
        "fact": {
            "zh": "“{fact}”总要填报，“未报时”后面的用不上；可以不报的，请在“{fact}”的类型后面加“可缺”（有“未报为否”的，换成“可缺”）",
            "en": "“{fact}” must always be reported; what follows “if unreported” is never used; where it may be left out, add “optional” after the type of “{fact}” (in place of “no unless reported”)",
        },
        "asked": {
            "zh": "“{value}”总要填报，不会“未报”，这个条件总是否；可以不报的，请在事实的类型后面加“可缺”",
            "en": "“{value}” is always reported, so the condition is always no; where a fact may be left out, add “optional” after its type",
        },
    }
    why: ClassVar = {
        "zh": "没有写可缺的事实，漏报是错误，到不了“未报时”。",
        "en": "A fact that is not optional is an error where it is left out; what stands in for it is never asked.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 复核扣分 分数 0分至5分    依据 第三条
  总分 { 第一步 指标得分合计 - （复核扣分 未报时 0分） }  依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 复核扣分 分数 0分至5分 可缺  依据 第三条
  总分 { 第一步 指标得分合计 - （复核扣分 未报时 0分） }  依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "asked" if args["asked"] else "fact" if args["fact"] else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return super().words({**args, "value": spelt(args["value"], lang)}, lang)
