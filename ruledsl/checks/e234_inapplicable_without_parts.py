"""E234 inapplicable-without-parts: What becomes of the points is decided by the group that adds them up."""

from typing import ClassVar

from ruledsl.checks import Check


class InapplicableWithoutParts(Check):
    code = "E234"
    name = "inapplicable-without-parts"
    message: ClassVar = {
        "zh": "“{name}”没有下级，不能写“不涉及时”；它可以不涉及的，写“可不涉及”，“不涉及时 …”写在它的上一级",
        "en": "“{name}” has no parts and takes no “if not applicable”; write “may not apply” on it and “if not applicable …” on the group around it",
    }
    why: ClassVar = {
        "zh": "不涉及的一项怎样计，由把各项加起来的上一级决定；写在这一项上不起作用。",
        "en": "What a part that does not apply is worth is decided by the group that adds up the parts; on the part itself it has no effect.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 依据 第三条 {
    指标 网站 满分 60分
    指标 热线 满分 40分 不涉及时 计满分
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 不涉及时 计满分 依据 第三条 {
    指标 网站 满分 60分
    指标 热线 满分 40分 可不涉及
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
