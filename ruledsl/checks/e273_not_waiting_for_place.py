"""E273 not-waiting-for-place: Only what the measure leaves to be placed can be placed by a scheme."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.suggest import closest


class NotWaitingForPlace(Check):
    code = "E273"
    name = "not-waiting-for-place"
    message: ClassVar = {
        "zh": "“{name}”不是办法留待归入的指标；可以归入的有：{choices}",
        "en": "“{name}” is no indicator that waits for its place; those are: {choices}",
    }
    why: ClassVar = {
        "zh": "只有办法写明“归属由方案确定”的，方案才能归入。",
        "en": "Only what the measure leaves to be placed can be placed by a scheme.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "“{name}”不是办法留待归入的指标；办法里没有这样的指标",
            "en": "“{name}” is no indicator that waits for its place; the measure has none",
        },
        "guess": {
            "zh": "“{name}”不是办法留待归入的指标；是不是“{guess}”？",
            "en": "“{name}” is no indicator that waits for its place; did you mean “{guess}”?",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分   依据 第三条
  指标 创新 归属由方案确定   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  细化 日常工作 { 归入 创新工作 满分 100分 }
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分   依据 第三条
  指标 创新 归属由方案确定   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  细化 日常工作 { 归入 创新 满分 100分 }
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        if not any(args["choices"]):
            return "none"
        return "guess" if closest(args["name"], args["choices"]) else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "guess": closest(args["name"], args["choices"]) or ""}
