"""E241 range-reversed: No amount lies in a range that is written backwards."""

from typing import ClassVar

from ruledsl.checks import Check


class RangeReversed(Check):
    code = "E241"
    name = "range-reversed"
    covers = (15,)
    message: ClassVar = {
        "zh": "“{low}分至{high}分”前大后小；应写成“{high}分至{low}分”",
        "en": "“{low} to {high} points” goes from more to less; write “{high} to {low} points”",
    }
    why: ClassVar = {
        "zh": "范围倒着写，任何分值都不在其中。",
        "en": "No amount lies in a range that is written backwards.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 败诉 每起10分至5分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
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
  扣分 败诉 每起5分至10分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
