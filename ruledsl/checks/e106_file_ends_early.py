"""E106 file-ends-early: The rest of an unfinished statement may have been lost when the file was saved."""

from typing import ClassVar

from ruledsl.checks import Check


class FileEndsEarly(Check):
    code = "E106"
    name = "file-ends-early"
    message: ClassVar = {
        "zh": "文件到这里就结束了，最后一条还没有写完",
        "en": "the file ends here, but its last statement is not finished",
    }
    why: ClassVar = {
        "zh": "没有写完的条文可能是保存时丢了后半部分。",
        "en": "The rest of an unfinished statement may have been lost when the file was saved.",
    }
    bad: ClassVar = """\
考核文件 示例考核
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
