"""E305 points-too-fine: An amount finer than the points of a measure can be neither reported nor computed."""

from typing import ClassVar

from ruledsl.checks import Check


class PointsTooFine(Check):
    code = "E305"
    name = "points-too-fine"
    message: ClassVar = {
        "zh": "“{found}分”有 {decimals} 位小数，本办法的分值只有 {places} 位；请改写，或在“分值”里增加位数",
        "en": "“{found} points” has {decimals} decimals, the points of this measure have {places}; rewrite it or allow more decimals",
    }
    why: ClassVar = {
        "zh": "比规定更细的分值，填报和计算时都无法对应。",
        "en": "An amount finer than the points of a measure can be neither reported nor computed.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项0.125分   依据 第四条（一）
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
  加分 上级表彰 每项0.13分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
