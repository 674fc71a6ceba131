"""W333 citation-twice: A clause that is cited twice is mostly a copy that was not changed."""

from typing import ClassVar

from ruledsl.checks import Check


class CitationTwice(Check):
    code = "W333"
    name = "citation-twice"
    covers = (43,)
    message: ClassVar = {
        "zh": "{clause}在同一处写了两次；是不是想写另一条",
        "en": "{clause} is cited twice in one place; was another clause meant",
    }
    why: ClassVar = {
        "zh": "重复的依据多半是抄写时漏改。",
        "en": "A clause that is cited twice is mostly a copy that was not changed.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分   依据 第四条（一）、第四条（一）
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
  加分 上级表彰 每项2分   依据 第四条（一）、（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
