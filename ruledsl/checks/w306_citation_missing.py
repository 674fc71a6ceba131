"""W306 citation-missing: Every scoring statement can be traced to the text; what was added is marked as added."""

from typing import ClassVar

from ruledsl.checks import Check


class CitationMissing(Check):
    code = "W306"
    name = "citation-missing"
    covers = (42,)
    message: ClassVar = {
        "zh": "“{name}”没有写依据；请加“依据 第…条”，原文没有的写“依据 无 “…””",
        "en": "“{name}” cites nothing; add “per 第…条”, or “per none “…”” where the text has nothing",
    }
    why: ClassVar = {
        "zh": "每一条计分都要能追到原文；本文件补充的也要写明。",
        "en": "Every scoring statement can be traced to the text; what was added is marked as added.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分
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
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
