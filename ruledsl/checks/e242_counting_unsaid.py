"""E242 counting-unsaid: Where the text is silent the choice belongs into an open reading, not into a default of the software."""

from typing import ClassVar

from ruledsl.checks import Check


class CountingUnsaid(Check):
    code = "E242"
    name = "counting-unsaid"
    message: ClassVar = {
        "zh": "“{name}”没有写明是每次都计还是只计一次；请写“每项”“每次”，或加“计次 逐次”“计次 一次”",
        "en": "“{name}” does not say whether every event counts or only one; write “each item”, or add “counting every event” or “counting once”",
    }
    why: ClassVar = {
        "zh": "原文没有写明的，应当作为适用口径写出来，由人决定，不能由软件默认。",
        "en": "Where the text is silent the choice belongs into an open reading, not into a default of the software.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 2分   依据 第四条（一）
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
  加分 上级表彰 2分 计次 逐次   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
