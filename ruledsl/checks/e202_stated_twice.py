"""E202 stated-twice: Of two statements that decide the same thing none may win by its place."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword


class StatedTwice(Check):
    code = "E202"
    name = "stated-twice"
    covers = (32,)
    message: ClassVar = {
        "zh": "“{keyword}”写了两次，只能有一次；原文确有两种理解的，各写明按哪种口径",
        "en": "“{keyword}” is stated twice, there is one only; where the text has two meanings, put each under its reading",
    }
    why: ClassVar = {
        "zh": "对同一件事有两种规定时，不能靠先后来决定用哪一个。",
        "en": "Of two statements that decide the same thing none may win by its place.",
    }
    related: ClassVar = {
        "first": {
            "zh": "先写在这里",
            "en": "it stands here first",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  等次 { 优秀 80分及以上 良好 不满80分 }   依据 第八条
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
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "keyword": keyword(args["keyword"], lang)}
