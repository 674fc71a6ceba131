"""E254 last-grade-asks: Who does not meet the condition of a grade has the next one; below the last there is none."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class LastGradeAsks(Check):
    code = "E254"
    name = "last-grade-asks"
    message: ClassVar = {
        "zh": "“{name}”是最后一个等次，不能再有条件“{written}”：不合条件的没有下一等次可评；请去掉，或者用“一票否决 … 确定为 {name} 当 {written}”",
        "en": "“{name}” is the last grade and cannot ask for “{written}”: who does not meet it has no next grade; remove it, or write “veto … sets {name} when {written}”",
    }
    why: ClassVar = {
        "zh": "在分数段里而不合条件的，评为下一等次；最后一个等次下面没有了。",
        "en": "Who is in the band and does not meet the condition has the next grade; there is none below the last.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 被通报 是否               依据 第三条
  总分 { 第一步 指标得分合计 }   依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 且 被通报 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 被通报 是否               依据 第三条
  总分 { 第一步 指标得分合计 }   依据 第三条
  等次 { 优秀 90分及以上 且 非 被通报 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return super().words({**args, "written": spelt(args["written"], lang)}, lang)
