"""E219 range-does-not-fit: With a wrong range correct facts would be turned down."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import unit


class RangeDoesNotFit(Check):
    code = "E219"
    name = "range-does-not-fit"
    message: ClassVar = {
        "zh": "“{written}”不是这种事实的范围；应从小到大写，单位和位数与事实一致，如“数量 0至100”“百分比 0%至120%”",
        "en": "“{written}” is no range of this kind of fact; write it from low to high, in the unit and decimals of the fact, such as “count 0 to 100”, “percentage 0% to 120%”",
    }
    why: ClassVar = {
        "zh": "范围写错，正确的事实会被当作错误退回。",
        "en": "With a wrong range correct facts would be turned down.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 办件数 数量 100至1   依据 第三条
  后果 重点关注 当 办件数 > 50   依据 第八条
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
  事实 办件数 数量 1至100   依据 第三条
  后果 重点关注 当 办件数 > 50   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        low, high = (args[end] + unit(u, lang) for end, u in zip(("low", "high"), args["units"], strict=True))
        return {**super().words(args, lang), "written": f"{low}至{high}" if lang == "zh" else f"{low} to {high}"}
