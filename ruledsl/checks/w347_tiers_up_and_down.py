"""W347 tiers-up-and-down: Points that rise and fall along one value are mostly two tiers with each other's points."""

from typing import ClassVar

from ruledsl.checks import Check


class TiersUpAndDown(Check):
    code = "W347"
    name = "tiers-up-and-down"
    message: ClassVar = {
        "zh": "“{name}”各段的分值时升时降：由低到高依次是{points}；请核对",
        "en": "the points of “{name}” rise and fall along its tiers: {points}, from the lowest tier up; check them",
    }
    why: ClassVar = {
        "zh": "同一个数越大，分值却时升时降，多半是两段的分值写反了。",
        "en": "Points that rise and fall along one value are mostly two tiers with each other's points.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条 {
    指标 办结率 满分 100分 计分 分段 { 90%及以上 50分 60%及以上不满90% 100分 不满60% 0分 }
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
  指标 日常工作 满分 100分       依据 第三条 {
    指标 办结率 满分 100分 计分 分段 { 90%及以上 100分 60%及以上不满90% 50分 不满60% 0分 }
  }
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
