"""E232 option-not-here: A row of a table belongs to one unit; what holds for a class or for the whole run is a fact outside."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword


class OptionNotHere(Check):
    code = "E232"
    name = "option-not-here"
    message: ClassVar = {
        "zh": "“{name}”是子表里的事实，每一行各填各的，不能写“{keyword}”；请去掉，或把这个事实写到子表外面",
        "en": "“{name}” is a fact of the rows of a table and cannot say “{keyword}”; drop it, or state the fact outside the table",
    }
    why: ClassVar = {
        "zh": "子表的一行属于一个单位；只对某类单位、对整个考核填一次的，是子表以外的事实。",
        "en": "A row of a table belongs to one unit; what holds for a class or for the whole run is a fact outside.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  子表 账号 { 事实 粉丝 数量 本次考核 }   依据 第三条
  指标 日常工作 满分 100分 计分 = 最小（100分，1分 × 合计（账号 的 粉丝））  依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  子表 账号 { 事实 粉丝 数量 }   依据 第三条
  指标 日常工作 满分 100分 计分 = 最小（100分，1分 × 合计（账号 的 粉丝））  依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "keyword": keyword(str(args["keyword"]), lang)}
