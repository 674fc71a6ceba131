"""E258 limit-of-the-unlimited: A total without a limit has no step that sets one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class LimitOfTheUnlimited(Check):
    code = "E258"
    name = "limit-of-the-unlimited"
    message: ClassVar = {
        "zh": "总分写了“不设下限”，这一步又最低计 {limit} 分；请删去其中一处",
        "en": "the total is “without floor” and this step has a floor of {limit} points; delete one of them",
    }
    variants: ClassVar = {
        "cap": {
            "zh": "总分写了“不设上限”，这一步又封顶 {limit} 分；请删去其中一处",
            "en": "the total is “without limit” and this step caps it at {limit} points; delete one of them",
        },
    }
    why: ClassVar = {
        "zh": "有没有上限、下限，只能有一种说法。",
        "en": "Whether there is a limit can be said in one way only.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次5分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
    第三步 最低计 0分
  } 不设下限  依据 第二条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次5分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  } 不设下限  依据 第二条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "cap" if args["which"] == "cap" else ""
