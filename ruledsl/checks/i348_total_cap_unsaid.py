"""I348 total-cap-unsaid: Whether a total above full marks counts as such should be meant."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TotalCapUnsaid(Check):
    code = "I348"
    name = "total-cap-unsaid"
    message: ClassVar = {
        "zh": "总分有加分而没有封顶，按各项的幅度最高算到 {reached} 分，超过满分 {maximum} 分；要封顶的，加一步“封顶 {maximum}分”，不封顶的，在总分的大括号后面写“不设上限”（check --prove 给出实例）",
        "en": "the total adds points without a cap and, by the ranges of what it reads, comes to as much as {reached} points, over full marks of {maximum}; for a cap add a step “cap {maximum} points”, for none write “without limit” behind the braces of the total (check --prove gives an instance)",
    }
    variants: ClassVar = {
        "above": {
            "zh": "总分封顶在 {reached} 分，高于满分 {maximum} 分；条文确是这样写的，用“# 允许 total-cap-unsaid 因 …”留下，写错了的改封顶",
            "en": "the total is capped at {reached} points, above full marks of {maximum}; where the text says so, keep it with “# allow total-cap-unsaid because …”, else change the cap",
        },
        "later": {
            "zh": "总分封顶以后还有加分，或者有的口径不封顶，按各项的幅度最高算到 {reached} 分，超过满分 {maximum} 分；要封顶的，最后加一步“封顶 {maximum}分”（check --prove 给出实例）",
            "en": "points are added after the cap of the total, or under some option there is none: by the ranges of what it reads it comes to as much as {reached} points, over full marks of {maximum}; for a cap add “cap {maximum} points” as the last step (check --prove gives an instance)",
        },
    }
    why: ClassVar = {
        "zh": "加分能使总分超过满分；超过的部分算不算，应当有意写明。",
        "en": "Bonuses can lift a total above full marks; whether what is above counts should be meant.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每次2分 最多10分     依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每次2分 最多10分     依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 封顶 100分      依据 无 “条文未写”
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
