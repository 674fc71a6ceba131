"""E309 hole-without-clause: Only what the text delegates may be left to a scheme; anything else was forgotten."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import MISSING


class HoleWithoutClause(Check):
    code = "E309"
    name = "hole-without-clause"
    covers = (46,)
    message: ClassVar = {
        "zh": "“{name}”的{missing}留待确定，却没有写依据哪一条；请补写依据",
        "en": "“{name}” leaves open {missing} without a clause that says so; cite it",
    }
    why: ClassVar = {
        "zh": "只有原文授权的事项才能留给年度方案，否则就是漏写。",
        "en": "Only what the text delegates may be left to a scheme; anything else was forgotten.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分由方案确定
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分由方案确定   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "missing": MISSING[args["missing"]][lang]}
