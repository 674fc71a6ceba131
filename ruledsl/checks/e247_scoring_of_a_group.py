"""E247 scoring-of-a-group: A group adds up its parts, or says by a formula what it makes of them; nothing else."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ScoringOfAGroup(Check):
    code = "E247"
    name = "scoring-of-a-group"
    message: ClassVar = {
        "zh": "“{name}”下面有细目，它的得分是各细目之和，不能这样计分；去掉这个“计分”，或者写成细目的式子，如“计分 = …”",
        "en": "“{name}” has parts and is their sum, so it cannot be scored like this; drop the scoring, or write a formula over the parts: “scoring = …”",
    }
    why: ClassVar = {
        "zh": "一组指标的得分从它的细目来：相加，或者按写出来的式子。两样都写，就有一样不起作用。",
        "en": "The points of a group come from its parts: their sum, or a formula as written. With both, one of them would have no effect.",
    }
    variants: ClassVar = {
        "inapplicable": {
            "zh": "“{name}”按式子计分，不再把细目相加，“不涉及时”不起作用；请在式子里写明，如“（细目 不涉及时 0分）”",
            "en": "“{name}” is scored by a formula and does not add up its parts, so “if not applicable” has no effect; say it in the formula: “(part if not applicable 0 points)”",
        },
        "shares": {
            "zh": "“{name}”按式子计分，不再把细目按比例相加，细目的“占 …”不起作用；请把比例写进式子，或者去掉式子",
            "en": "“{name}” is scored by a formula and does not weigh its parts, so their shares have no effect; put them into the formula, or drop it",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 计分 符合得满分   依据 第三条 {
    指标 网站 满分 60分
    指标 热线 满分 40分
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
  指标 日常工作 满分 100分 计分 = 网站 + 最小（热线，30分）   依据 第三条 {
    指标 网站 满分 60分
    指标 热线 满分 40分
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["why"] == "scoring" else str(args["why"])
