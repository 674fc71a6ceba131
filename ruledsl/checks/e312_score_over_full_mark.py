"""E312 score-over-full-mark: No part should score above its full marks or below zero."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ScoreOverFullMark(Check):
    code = "E312"
    name = "score-over-full-mark"
    covers = (16, 17)
    message: ClassVar = {
        "zh": "“{name}”按其中各数的范围最高算到 {reached} 分，超过满分 {maximum} 分{because}；请核对分值和范围，或在满分后面写明上限：“满分 {maximum}分 封顶 {maximum}分”",
        "en": "“{name}” comes to as much as {reached} points by the ranges of what it reads, over its full marks of {maximum}{because}; check amounts and ranges, or state a limit after its full marks: “full marks {maximum} points cap {maximum} points”",
    }
    why: ClassVar = {
        "zh": "一项的得分不应超过它的满分，也不应低于零。",
        "en": "No part should score above its full marks or below zero.",
    }
    variants: ClassVar = {
        "class": {
            "zh": "“{name}”对“{class}”按其中各数的范围最高算到 {reached} 分，超过这一类的满分 {maximum} 分{because}；请核对分值和范围，或在满分后面写明上限：“封顶 {class} {maximum}分”，各类都写",
            "en": "“{name}” comes to as much as {reached} points for “{class}” by the ranges of what it reads, over the full marks of {maximum} of that class{because}; check amounts and ranges, or state a limit after its full marks: “cap {class} {maximum} points”, with one for each class",
        },
        "below": {
            "zh": "“{name}”按其中各数的范围最低算到 {reached} 分，低于 0 分{because}；请在满分后面写明下限“最低计 0分”，或把式子写成“最大（…，0分）”",
            "en": "“{name}” comes to as little as {reached} points by the ranges of what it reads, below 0{because}; state the floor after its full marks: “floor 0 points”, or write “max（…, 0 points）”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 计分 逐项 { 公开 60分 回应 60分 }   依据 第三条
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
  指标 日常工作 满分 100分 计分 逐项 { 公开 60分 回应 40分 }   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "below" if args["below"] else "class" if args["class"] else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        name, low, high = args["widest"]
        said = (
            f"（其中“{name}”按 {low} 至 {high} 算）"
            if lang == "zh"
            else f" (of these “{name}” is taken from {low} to {high})"
        )
        return {**super().words(args, lang), "because": said if name else ""}
