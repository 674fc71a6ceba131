"""E218 guard-without-effect: A guard without effect would make readers believe that the statement holds under one reading only."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword


class GuardWithoutEffect(Check):
    code = "E218"
    name = "guard-without-effect"
    message: ClassVar = {
        "zh": "“{keyword}”不随口径变化，不能加“按”；请去掉，或把“按”写在受影响的条文上",
        "en": "“{keyword}” is the same under every reading and takes no “reading”; drop it, or put it on the statement concerned",
    }
    variants: ClassVar = {
        "number": {
            "zh": "“{keyword}”不加“按”；数随口径变的，写在式子里：当 {reading} 是 {option} 则 … 否则 …",
            "en": "“{keyword}” takes no “reading”; a number that depends on one is a formula: when {reading} is {option} then … else …",
        },
    }
    why: ClassVar = {
        "zh": "加了“按”却不起作用，读的人会以为这一条只在某种口径下有效。",
        "en": "A guard without effect would make readers believe that the statement holds under one reading only.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  适用口径 重复表彰   依据 第四条（一） {
    每次都计 “同一工作每次表彰都加分”
    只计一次 “同一工作只加一次分”
    采用 每次都计 因 “原文写的是每项”
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计 计次 一次 按 只计一次   依据 第四条（一）
  事实 情节严重 是否 未报为否 按 每次都计   依据 第八条
  后果 约谈 当 情节严重   依据 第八条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  适用口径 重复表彰   依据 第四条（一） {
    每次都计 “同一工作每次表彰都加分”
    只计一次 “同一工作只加一次分”
    采用 每次都计 因 “原文写的是每项”
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计 计次 一次 按 只计一次   依据 第四条（一）
  事实 情节严重 是否 未报为否   依据 第八条
  后果 约谈 当 情节严重 按 每次都计   依据 第八条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "number" if args.get("reading") else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "keyword": keyword(args["keyword"], lang)}
