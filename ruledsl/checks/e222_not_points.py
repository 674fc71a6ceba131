"""E222 not-points: A number without points may be a count or a percentage."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import unit


class NotPoints(Check):
    code = "E222"
    name = "not-points"
    covers = (37,)
    message: ClassVar = {
        "zh": "这里应写分值，“{written}”应写成“{found}分”",
        "en": "points belong here; write “{found} points” for “{written}”",
    }
    variants: ClassVar = {
        "limit": {
            "zh": "“最多{written}”没有写明是分值还是件数：分值写“最多{written}分”，件数写“最多{written}项”（件、次、起、篇等，计分值最高的几件）",
            "en": "“at most {written}” does not say of what: write “at most {written} points”, or “at most {written} items” "
            "(cases, times, pieces …) for so many events, those worth most",
        },
    }
    why: ClassVar = {
        "zh": "不带“分”的数可能是件数，也可能是百分比。",
        "en": "A number without points may be a count or a percentage.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2   依据 第四条（一）
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
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["unit"] else args.get("which", "")

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "written": args["found"] + unit(args["unit"], lang)}
