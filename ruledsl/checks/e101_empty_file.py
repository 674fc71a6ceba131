"""E101 empty-file: An empty file decides nothing; most likely another file was meant."""

from typing import ClassVar

from ruledsl.checks import Check


class EmptyFile(Check):
    code = "E101"
    name = "empty-file"
    message: ClassVar = {
        "zh": "文件里还没有内容；至少要写一个“考核文件 名称 “标题” {{ … }}”",
        "en": "the file says nothing yet; it needs at least one “assessment name “title” {{ … }}”",
    }
    why: ClassVar = {
        "zh": "空文件算不出任何结果，多半是存错了文件。",
        "en": "An empty file decides nothing; most likely another file was meant.",
    }
    bad: ClassVar = """\
# 尚未起草
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
