"""E301 weight-sum: When the parts do not add up to the whole, nobody can reach the full marks, or some exceed them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import decimal


class WeightSum(Check):
    code = "E301"
    name = "weight-sum"
    covers = (7,)
    message: ClassVar = {
        "zh": "{whom}“{name}”下面各项合计 {sum} 分，应为 {maximum} 分，{which} {difference} 分",
        "en": "{whom}the parts of “{name}” add up to {sum} points, not {maximum}: {difference} points too {which}",
    }
    why: ClassVar = {
        "zh": "各项满分之和与总的满分不一致，有的单位就永远得不到满分，或超过满分。",
        "en": "When the parts do not add up to the whole, nobody can reach the full marks, or some exceed them.",
    }
    variants: ClassVar = {
        "total": {
            "zh": "{whom}各指标合计 {sum} 分，应为 {maximum} 分，{which} {difference} 分",
            "en": "{whom}the indicators add up to {sum} points, not {maximum}: {difference} points too {which}",
        },
    }
    related: ClassVar = {
        "part": {
            "zh": "{part}：{points} 分",
            "en": "{part}: {points} points",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条 {
    指标 公开 满分 60分  指标 回应 满分 30分
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
  指标 日常工作 满分 100分       依据 第三条 {
    指标 公开 满分 60分  指标 回应 满分 40分
  }
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["name"] else "total"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        less = args["difference"] < 0
        which = ("少" if less else "多") if lang == "zh" else ("few" if less else "many")
        numbers = {k: decimal(abs(args[k]), args["decimals"]) for k in ("sum", "maximum", "difference")}
        whom = (f"对{args['class']}，" if lang == "zh" else f"for {args['class']} ") if args.get("class") else ""
        return {**super().words(args, lang), **numbers, "which": which, "whom": whom}
