"""W371 over-own-full-marks: A cap of the group does not say how far beyond its full marks one of its items may go."""

from typing import ClassVar

from ruledsl.checks import Check


class OverOwnFullMarks(Check):
    code = "W371"
    name = "over-own-full-marks"
    message: ClassVar = {
        "zh": "“{name}”最高算到 {reached} 分，超过自己的满分 {maximum} 分，只有上级“{outer}”写了封顶；请写明这一项最多几分：可以超过的写“满分 {maximum}分 封顶 {reached}分”，不可以的写“封顶 {maximum}分”",
        "en": "“{name}” comes to as much as {reached} points, over its own full marks of {maximum}, and only “{outer}” above it has a cap; say how far it may go: “full marks {maximum} points cap {reached} points” where more is meant, else “cap {maximum} points”",
    }
    why: ClassVar = {
        "zh": "上级的封顶只管合计：一项多出的分可以抵别的项失的分，是不是这样应当写明。",
        "en": "A cap of the group is on the sum: what one item has too much makes up for what others lose; whether that is meant must be said.",
    }
    related: ClassVar = {
        "outer": {"zh": "上级封顶 {cap}分", "en": "the cap above it is {cap} points"},
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 项数 数量 0至100          依据 第三条
  指标 全部 满分 100分 封顶 110分   依据 第三条 {
    指标 创新 满分 80分 计分 = 80分 + 1分 × 最小（5，项数）
    指标 其他 满分 20分
  }
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
  事实 项数 数量 0至100          依据 第三条
  指标 全部 满分 100分 封顶 110分   依据 第三条 {
    指标 创新 满分 80分 封顶 85分 计分 = 80分 + 1分 × 最小（5，项数）
    指标 其他 满分 20分
  }
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
