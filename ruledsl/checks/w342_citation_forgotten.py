"""W342 citation-forgotten: Where nearly every statement cites, the one that does not was mostly forgotten."""

from typing import ClassVar

from ruledsl.checks import Check


class CitationForgotten(Check):
    code = "W342"
    name = "citation-forgotten"
    covers = (42,)
    message: ClassVar = {
        "zh": "“{name}”没有写依据，其余 {count} 句都写了；请补上",
        "en": "“{name}” cites nothing, the other {count} statements do; add its clause",
    }
    why: ClassVar = {
        "zh": "几乎每句都有依据时，没有的那一句多半是漏了。",
        "en": "Where nearly every statement cites, the one that does not was mostly forgotten.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  要求 要求甲 日常工作 ≥ 61分   依据 第八条
  要求 要求乙 日常工作 ≥ 62分   依据 第八条
  要求 要求丙 日常工作 ≥ 63分   依据 第八条
  要求 要求丁 日常工作 ≥ 64分   依据 第八条
  要求 要求戊 日常工作 ≥ 65分   依据 第八条
  要求 要求己 日常工作 ≥ 66分   依据 第八条
  要求 要求庚 日常工作 ≥ 67分   依据 第八条
  要求 要求辛 日常工作 ≥ 68分   依据 第八条
  后果 约谈 当 日常工作 < 60分
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
  要求 要求甲 日常工作 ≥ 61分   依据 第八条
  要求 要求乙 日常工作 ≥ 62分   依据 第八条
  要求 要求丙 日常工作 ≥ 63分   依据 第八条
  要求 要求丁 日常工作 ≥ 64分   依据 第八条
  要求 要求戊 日常工作 ≥ 65分   依据 第八条
  要求 要求己 日常工作 ≥ 66分   依据 第八条
  要求 要求庚 日常工作 ≥ 67分   依据 第八条
  要求 要求辛 日常工作 ≥ 68分   依据 第八条
  后果 约谈 当 日常工作 < 60分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
