"""E274 reading-already-settled: In one year a measure is carried out under one reading."""

from typing import ClassVar

from ruledsl.checks import Check


class ReadingAlreadySettled(Check):
    code = "E274"
    name = "reading-already-settled"
    message: ClassVar = {
        "zh": "办法已采用“{option}”，方案不能改用别的；请删去方案里的这一条",
        "en": "the measure has adopted “{option}”; a scheme cannot choose again, delete it there",
    }
    why: ClassVar = {
        "zh": "同一部办法在同一年只能按一种理解执行。",
        "en": "In one year a measure is carried out under one reading.",
    }
    related: ClassVar = {"first": {"zh": "办法在这里写定", "en": "the measure decides it here"}}
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
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  采用 只计一次 因 “从严掌握”
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
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计 计次 一次 按 只计一次   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  采用 只计一次 因 “从严掌握”
}
"""
