"""W327 conflicting-clause: One condition cannot have two effects."""

from typing import ClassVar

from ruledsl.checks import Check


class ConflictingClause(Check):
    code = "W327"
    name = "conflicting-clause"
    covers = (34,)
    message: ClassVar = {
        "zh": "“{name}”与“{first}”的条件相同，结果不同；请只留一条，或改正写错的条件",
        "en": "“{name}” has the condition of “{first}” and another effect; keep one, or correct the condition that is wrong",
    }
    why: ClassVar = {
        "zh": "同一条件不能有两种结果。",
        "en": "One condition cannot have two effects.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 严重失职 确定为 合格 当 日常工作 < 10分   依据 第八条
  一票否决 重大失职 确定为 良好 当 日常工作 < 10分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 合格 不满60分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 严重失职 确定为 合格 当 日常工作 < 10分   依据 第八条
  一票否决 重大失职 确定为 良好 当 日常工作 < 20分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 合格 不满60分 }  依据 第七条
}
"""
