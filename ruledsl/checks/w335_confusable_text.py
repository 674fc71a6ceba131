"""W335 confusable-text: A reader cannot tell two names apart that differ only in look-alikes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ConfusableText(Check):
    code = "W335"
    name = "confusable-text"
    covers = (44,)
    message: ClassVar = {
        "zh": "“{name}”与“{other}”只差形近的字；请核对是不是同一个名称",
        "en": "“{name}” and “{other}” differ only in characters that look alike; are they one name",
    }
    why: ClassVar = {
        "zh": "形近的字混用，读的人看不出是两个名称。",
        "en": "A reader cannot tell two names apart that differ only in look-alikes.",
    }
    variants: ClassVar = {
        "odd": {
            "zh": "“{name}”里的“{other}”形近易错，是不是打错了字",
            "en": "“{other}” in “{name}” looks like another character; is it a slip",
        },
    }
    related: ClassVar = {
        "first": {
            "zh": "“{other}”写在这里",
            "en": "“{other}” stands here",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  要求 账户整改 日常工作 ≥ 60分   依据 第五条
  要求 帐户整改 日常工作 ≥ 80分   依据 第六条
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
  要求 账户整改 日常工作 ≥ 60分   依据 第五条
  要求 账户清理 日常工作 ≥ 80分   依据 第六条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
