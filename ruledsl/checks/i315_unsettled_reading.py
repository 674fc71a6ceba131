"""I315 unsettled-reading: Until an option is adopted there are only trials, no results."""

from typing import ClassVar

from ruledsl.checks import Check


class UnsettledReading(Check):
    code = "I315"
    name = "unsettled-reading"
    message: ClassVar = {
        "zh": "口径“{name}”还没有采用；可选：{choices}",
        "en": "the reading “{name}” is unsettled; options: {choices}",
    }
    why: ClassVar = {
        "zh": "没有采用之前只能试算，不能出结果。",
        "en": "Until an option is adopted there are only trials, no results.",
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
    每年一次 “同一工作一年只加一次分”
    只计最高 “同一工作只计最高的一次”
  }
  加分 上级表彰 分级 { 国家级 3分 省级 2分 }
      计次 逐次 按 每次都计 计次 每级一次 按 每年一次 计次 取最高 按 只计最高   依据 第四条（一）
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
    每年一次 “同一工作一年只加一次分”
    只计最高 “同一工作只计最高的一次”
    采用 每次都计 因 “原文写的是每项”
  }
  加分 上级表彰 分级 { 国家级 3分 省级 2分 }
      计次 逐次 按 每次都计 计次 每级一次 按 每年一次 计次 取最高 按 只计最高   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
