"""E111 unclosed-quote: With a quote missing nobody can tell the quotation from the rule."""

from typing import ClassVar

from ruledsl.checks import Check


class UnclosedQuote(Check):
    code = "E111"
    name = "unclosed-quote"
    message: ClassVar = {
        "zh": "“{line}”这一行的引号不成对；引文用“ ”括起，在同一行内结束，里面再引用时用‘ ’",
        "en": "the quotes in “{line}” do not match; a quotation stands in “ ” on one line, one inside it in ‘ ’",
    }
    why: ClassVar = {
        "zh": "引号不成对，就分不清哪些是引文、哪些是规则。",
        "en": "With a quote missing nobody can tell the quotation from the rule.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  不涉及计分 第五条 “考核原则
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
  不涉及计分 第五条 “考核原则”
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
