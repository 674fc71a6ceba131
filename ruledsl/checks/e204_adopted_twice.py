"""E204 adopted-twice: One assessment is computed under one reading."""

from typing import ClassVar

from ruledsl.checks import Check


class AdoptedTwice(Check):
    code = "E204"
    name = "adopted-twice"
    message: ClassVar = {
        "zh": "口径“{name}”采用了两次；只能采用一种",
        "en": "the reading “{name}” is adopted twice; one option only is in use",
    }
    why: ClassVar = {
        "zh": "一次考核只能按一种理解来算。",
        "en": "One assessment is computed under one reading.",
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
    只计一次 “同一工作只加一次分”
    采用 每次都计 因 “原文写的是每项”
    采用 只计一次 因 “从严掌握”
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计 计次 一次 按 只计一次   依据 第四条（一）
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
"""
