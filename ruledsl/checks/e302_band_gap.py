"""E302 band-gap: A unit whose score falls into the gap has no grade."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class BandGap(Check):
    code = "E302"
    name = "band-gap"
    covers = (1, 3)
    message: ClassVar = {
        "zh": "{interval} 没有等次；请让相邻两档首尾相接",
        "en": "{interval} has no grade; let each band begin where the next ends",
    }
    why: ClassVar = {
        "zh": "落在缺口里的单位没有等次。",
        "en": "A unit whose score falls into the gap has no grade.",
    }
    variants: ClassVar = {
        "tiers": {
            "zh": "“{name}”的分段漏了 {interval}；请让相邻两段首尾相接",
            "en": "the tiers of “{name}” leave out {interval}; let each begin where the next ends",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满89.99分 }  依据 第七条
}
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

    def variant(self, args: Mapping[str, Any]) -> str:
        return "tiers" if args["name"] else ""
