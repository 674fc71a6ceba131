"""E107 unclosed-brace: Braces say what belongs to which statement; with one missing that cannot be told."""

from typing import ClassVar

from ruledsl.checks import Check


class UnclosedBrace(Check):
    code = "E107"
    name = "unclosed-brace"
    message: ClassVar = {
        "zh": "“{line}”这一行的大括号没有合上；到文件末尾还缺 {count} 个“}}”",
        "en": "the brace of “{line}” is never closed; at the end of the file “}}” is missing {count} time(s)",
    }
    why: ClassVar = {
        "zh": "大括号说明哪些内容属于哪一条，少一个就分不清。",
        "en": "Braces say what belongs to which statement; with one missing that cannot be told.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
