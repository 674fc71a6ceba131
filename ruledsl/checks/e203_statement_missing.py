"""E203 statement-missing: Without in force, year, full marks, total and grades there is no result."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword

_EXAMPLES = {
    "in_force": {"zh": "施行 2023-01-01", "en": "in force 2023-01-01"},
    "year": {"zh": "年度 1月1日至12月31日", "en": "year 1月1日 to 12月31日"},
    "full_marks": {"zh": "满分 100分 分值 2位小数", "en": "full marks 100 points points with 2 decimals"},
    "total": {"zh": "总分 { 第一步 指标得分合计 }", "en": "total { step 1 indicators }"},
    "grades": {
        "zh": "等次 { 优秀 90分及以上 良好 不满90分 }",
        "en": "grades { 优秀 90 points and more 良好 under 90 points }",
    },
}


class StatementMissing(Check):
    code = "E203"
    name = "statement-missing"
    message: ClassVar = {
        "zh": "“{measure}”还缺一条“{keyword}”；请补写，如：{example}",
        "en": "“{measure}” lacks “{keyword}”; add it, for example: {example}",
    }
    why: ClassVar = {
        "zh": "没有施行日期、年度、满分、总分和等次，就算不出结果。",
        "en": "Without in force, year, full marks, total and grades there is no result.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        rule = args["keyword"]
        return {**super().words(args, lang), "keyword": keyword(rule, lang), "example": _EXAMPLES[rule][lang]}
