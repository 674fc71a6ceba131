"""E230 may-lack-nothing: Only what is reported can be reported as not applicable."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MayLackNothing(Check):
    code = "E230"
    name = "may-lack-nothing"
    message: ClassVar = {
        "zh": "“{name}”是一组指标，本身不填报，不能写“可不涉及”；请写在它下面可以不涉及的各项上，或者写明条件：“不涉及 当 …”",
        "en": "“{name}” is a group and is not reported itself, so it cannot be “may not apply”; put it on those of its parts that may not apply, or write the condition: “not applicable when …”",
    }
    why: ClassVar = {
        "zh": "“不涉及”是填报出来的；不填报的，没有地方可以填。",
        "en": "Not applicable is something that is reported; where nothing is reported there is no place to say it.",
    }
    variants: ClassVar = {
        "formula": {
            "zh": "“{name}”由式子计分，不填报，不能写“可不涉及”；请写明条件，如“不涉及 当 非 有{name}”，“有{name}”另写“事实 有{name} 是否”",
            "en": "“{name}” is computed and not reported, so it cannot be “may not apply”; write the condition: “not applicable when not 有{name}”, with “fact 有{name} yes or no”",
        },
        "lines": {
            "zh": "“{name}”的得分来自其中的加分、扣分，本身不填报，不能写“可不涉及”；没有事件就是不加不扣；确有不涉及的，写明条件：“不涉及 当 …”",
            "en": "“{name}” is made of its bonuses and deductions and is not reported itself, so it cannot be “may not apply”; no event means no points; where it does not apply, write the condition: “not applicable when …”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 95分 可不涉及   依据 第三条 {
    指标 网站 满分 50分
    指标 热线 满分 45分
  }
  指标 办理 满分 5分            依据 第三条
  总分 { 第一步 办理 + （日常工作 不涉及时 0分） }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 95分 不涉及时 计满分   依据 第三条 {
    指标 网站 满分 50分
    指标 热线 满分 45分 可不涉及
  }
  指标 办理 满分 5分            依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["kind"] == "group" else str(args["kind"])
