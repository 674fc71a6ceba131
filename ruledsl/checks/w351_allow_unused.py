"""W351 allow-unused: A permission that is no longer needed would cover a real mistake later."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class AllowUnused(Check):
    code = "W351"
    name = "allow-unused"
    message: ClassVar = {
        "zh": "这里允许“{name}”，但没有这样的提示；请删去这条注释",
        "en": "“{name}” is allowed here but there is no such finding; delete the comment",
    }
    why: ClassVar = {
        "zh": "已经用不上的允许，会盖住以后真正的问题。",
        "en": "A permission that is no longer needed would cover a real mistake later.",
    }
    variants: ClassVar = {
        "error": {
            "zh": "“{name}”是错误，不能允许，只能改正",
            "en": "“{name}” is an error; it cannot be allowed, only mended",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  # 允许 cap-never-binds 因 “原文如此”
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
        return str(args["which"])
