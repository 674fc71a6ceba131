"""W352 allow-unknown: A permission for a misspelt name does nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class AllowUnknown(Check):
    code = "W352"
    name = "allow-unknown"
    message: ClassVar = {
        "zh": "没有叫“{name}”的检查",
        "en": "there is no check “{name}”",
    }
    why: ClassVar = {
        "zh": "名称写错的允许不起作用。",
        "en": "A permission for a misspelt name does nothing.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "没有叫“{name}”的检查；是不是“{guess}”",
            "en": "there is no check “{name}”; did you mean “{guess}”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  # 允许 cap-never-bind 因 “原文如此”
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
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "guess" if args["guess"] else ""
