"""E214 clause-not-in-document: With a wrong citation an assessed unit cannot compare the rule with the text."""

from typing import ClassVar

from ruledsl.checks import Check


class ClauseNotInDocument(Check):
    code = "E214"
    name = "clause-not-in-document"
    covers = (43,)
    message: ClassVar = {
        "zh": "文件里没有{clause}；“条款”写明的是：{outline}",
        "en": "the document has no {clause}; its articles are: {outline}",
    }
    why: ClassVar = {
        "zh": "依据写错，被考核单位就无法对照原文。",
        "en": "With a wrong citation an assessed unit cannot compare the rule with the text.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第十八条
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
  指标 日常工作 满分 100分       依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
