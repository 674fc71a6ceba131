"""E257 nothing-of-what: 不涉及 is one of two values; what it stands for is told by the other."""

from typing import ClassVar

from ruledsl.checks import Check


class NothingOfWhat(Check):
    code = "E257"
    name = "nothing-of-what"
    message: ClassVar = {
        "zh": "“不涉及”写在两种情形的一种里，另一种写明是什么数，如“当 受理件数 > 0 则 办结得分 否则 不涉及”",
        "en": "“not applicable” is one of two cases, and the other is a value, as in “when 受理件数 > 0 then 办结得分 else not applicable”",
    }
    why: ClassVar = {
        "zh": "总是不涉及的数没有用处；按条件不涉及的，另一种情形说明它是分值、件数还是百分比。",
        "en": "A value that never applies is of no use; where it depends on a condition the other case says whether it is points, a count or a percentage.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 受理件数 数量             依据 第三条
  指标 日常工作 满分 60分        依据 第三条
  指标 办件 满分 40分 计分 = 不涉及  依据 第四条
  总分 { 第一步 日常工作 + （办件 不涉及时 40分） }  依据 第二条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 受理件数 数量             依据 第三条
  指标 日常工作 满分 60分        依据 第三条
  指标 办件 满分 40分 计分 = 当 受理件数 > 0 则 最小（40分，1分 × 受理件数） 否则 不涉及  依据 第四条
  总分 { 第一步 日常工作 + （办件 不涉及时 40分） }  依据 第二条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
