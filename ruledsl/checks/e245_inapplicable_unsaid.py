"""E245 inapplicable-unsaid: Not applicable is neither zero nor missing; the measure or scheme must say how it counts."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class InapplicableUnsaid(Check):
    code = "E245"
    name = "inapplicable-unsaid"
    message: ClassVar = {
        "zh": "“{name}”下面的{parts}可能不涉及有的单位，没有写明那时怎么算；请在“{name}”加“不涉及时 计满分”或“不涉及时 从满分中扣除 四舍五入到2位”",
        "en": "of the parts of “{name}”, {parts} may not concern a unit and nothing says what holds then; add “if not applicable full” or “if not applicable shrink full marks rounded half up to 2 decimals” to “{name}”",
    }
    why: ClassVar = {
        "zh": "缺项既不是零分也不是漏报，必须由办法或方案写明怎么算。",
        "en": "Not applicable is neither zero nor missing; the measure or scheme must say how it counts.",
    }
    variants: ClassVar = {
        "statistic": {
            "zh": "“{who}”按统计“{statistic}”计分：没有单位或者行符合条件、本单位不在其中时没有得数，没有写明那时用什么数；请写成“（{statistic} 不涉及时 …）”，“…”写原文那时用的数，各行的统计可以写“没有时 …”",
            "en": "“{who}” is scored by the statistic “{statistic}”: where no unit or row meets its condition (when …), or the unit itself does not, it has no value and nothing says what holds then; write “({statistic} if not applicable …)” with the number of the text, for rows “if none …”",
        },
        "top": {
            "zh": "“{name}”可能不涉及有的单位，合计时没有写明怎么算；总分的第一步请写成如“（{name} 不涉及时 0分）”，或给它加一个上级指标，写“不涉及时 …”",
            "en": "“{name}” may not concern a unit and the sum of the indicators does not say what holds then; start the total from “（{name} if not applicable 0 points）”, or put it under an indicator with “if not applicable …”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 90分        依据 第三条
  类别 县区政府、市政府部门   依据 第五条
  指标 平台建设 满分 10分   依据 第三条 {
    指标 网站 满分 6分
    指标 热线 满分 4分 适用对象 县区政府
  }
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
  类别 县区政府、市政府部门   依据 第五条
  指标 平台建设 满分 0分 不涉及时 计满分   依据 第三条 {
    指标 网站 满分 0分
    指标 热线 满分 0分 适用对象 县区政府
  }
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "statistic" if args["statistic"] else "" if args["parts"] else "top"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        return {**said, "who": said["parts"] or said["name"], "statistic": spelt(args["statistic"], lang)}
