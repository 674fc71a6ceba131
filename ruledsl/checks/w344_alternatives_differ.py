"""W344 alternatives-differ: The text has one number; where options differ in it, one of them is mostly wrong."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class AlternativesDiffer(Check):
    code = "W344"
    name = "alternatives-differ"
    message: ClassVar = {
        "zh": "同一处上限在不同口径下是 {numbers}；口径只应改变效力，数应当相同",
        "en": "one limit is {numbers} under different options; a reading changes what a limit does, not its number",
    }
    why: ClassVar = {
        "zh": "原文只有一个数；口径之间不同的，多半有一个写错了。",
        "en": "The text has one number; where options differ in it, one of them is mostly wrong.",
    }
    variants: ClassVar = {
        "keys": {
            "zh": "排名在不同口径下首先看的不同；口径只应改变同分时的先后，请核对",
            "en": "the rankings begin with different keys under different options; check which comes first",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  适用口径 上限的效力   依据 第四条 {
    硬上限 “最多10分”
    仅提示 “超过的只提示”
    采用 硬上限 因 “原文写明上限”
  }
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 最多8分 按 硬上限 一般不超过10分（超过只提示） 按 仅提示   依据 第四条
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
  适用口径 上限的效力   依据 第四条 {
    硬上限 “最多10分”
    仅提示 “超过的只提示”
    采用 硬上限 因 “原文写明上限”
  }
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 最多10分 按 硬上限 一般不超过10分（超过只提示） 按 仅提示   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
