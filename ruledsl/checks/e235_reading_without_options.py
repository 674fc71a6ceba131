"""E235 reading-without-options: A text that can be read in one way only needs no reading."""

from typing import ClassVar

from ruledsl.checks import Check


class ReadingWithoutOptions(Check):
    code = "E235"
    name = "reading-without-options"
    message: ClassVar = {
        "zh": "口径“{name}”没有写明有哪几种理解；请在大括号里逐一写明，再写采用哪一种",
        "en": "the reading “{name}” names no option; write each of them in the braces, then the one that is adopted",
    }
    why: ClassVar = {
        "zh": "条文有几种理解才要写口径；一种也没有写明，就没有什么可以采用，结果永远等着它。",
        "en": "A reading is for a text with several meanings; with none named nothing can be adopted and every result waits.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  适用口径 重复表彰   依据 第四条（一） {
  }
  加分 上级表彰 2分 计次 逐次   依据 第四条（一）
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
