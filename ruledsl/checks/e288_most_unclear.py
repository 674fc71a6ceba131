"""E288 most-unclear: So many events count at most, and it is not clear which of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MostUnclear(Check):
    code = "E288"
    name = "most-unclear"
    message: ClassVar = {
        "zh": "“{name}”写了最多 {number} 件，又写了“计次 一次、取最高”或者“每级一次”，不知道先数哪一样；"
        "每件都算、最多几件的，删去“计次”或者写“计次 逐次”",
        "en": "“{name}” counts at most {number} events and also once, the highest or once a level, so that it is not clear "
        "which comes first; where every event counts up to that number, drop “counting” or write “counting every”",
    }
    variants: ClassVar = {
        "merge": {
            "zh": "“{name}”写了最多 {number} 件，又列在“归并”里：是归并以前还是以后的 {number} 件，办法没有写；请把上限写成分值（件数 × 每件的分值）",
            "en": "“{name}” counts at most {number} events and is merged: the measure does not say whether these are counted "
            "before or after merging; write the limit in points (the number × the points of each)",
        },
        "number": {
            "zh": "“{name}”最多计的件数写成了 {number}，应为 1 以上的整数；一件也不计的，请删去这一条",
            "en": "“{name}” counts at most {number} events, which must be a whole number above 0; drop the statement if none counts",
        },
    }
    why: ClassVar = {
        "zh": "最多计几件的，计分值最高的几件；另有别的规则决定计哪几件时，先后不同得分就不同。",
        "en": "Of so many events those worth most count; with another rule about which count the order decides the score.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分 计次 取最高 最多2项   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  加分 上级表彰 每项2分 最多2项   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["why"] == "counting" else args["why"]
