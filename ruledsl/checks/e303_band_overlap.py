"""E303 band-overlap: One score cannot have two grades, and the band written first must not win."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class BandOverlap(Check):
    code = "E303"
    name = "band-overlap"
    covers = (2, 3)
    message: ClassVar = {
        "zh": "{interval} 分既是“{first}”又是“{second}”；请写明属于哪一档",
        "en": "{interval} points are “{first}” and “{second}” alike; say which it is",
    }
    why: ClassVar = {
        "zh": "同一个分数不能有两个等次，也不能由先写的一档说了算。",
        "en": "One score cannot have two grades, and the band written first must not win.",
    }
    variants: ClassVar = {
        "places": {
            "zh": "{interval} 分既是“{first}”又是“{second}”；请写明属于哪一档。只由名额决定的，写“{first} 按名额”，不写分数段",
            "en": "{interval} points are “{first}” and “{second}” alike; say which it is. Where places alone decide, write “{first} by places” and no band",
        },
        "tiers": {
            "zh": "“{name}”的两段都包含 {interval}；请写明属于哪一段",
            "en": "two tiers of “{name}” contain {interval}; say which it belongs to",
        },
    }
    related: ClassVar = {
        "other": {
            "zh": "另一档在这里",
            "en": "the other band is here",
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
  等次 { 优秀 90分及以上 良好 80分及以上不满95分 合格 不满80分 }  依据 第七条
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
  等次 { 优秀 90分及以上 良好 80分及以上不满90分 合格 不满80分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "tiers" if args["name"] else "places" if args.get("places") else ""
