"""I268 places-order-idle: Who reads 名额之后 looks for places that are given; where there are none, a quota was forgotten or the words say nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class PlacesOrderIdle(Check):
    code = "I268"
    name = "places-order-idle"
    message: ClassVar = {
        "zh": "“{name}”写了名额之前或名额之后，可是没有写名额，写不写都一样；请删去，或者写上名额",
        "en": "“{name}” says before or after places, but no quota gives places, so that it makes no difference; leave it out, or write the quota",
    }
    why: ClassVar = {
        "zh": "写了先后，读的人就以为有名额要占；没有名额的，是漏写了名额，或者这几个字多余。",
        "en": "Who reads 名额之后 looks for places that are given; where there are none, a quota was forgotten or the words say nothing.",
    }
    variants: ClassVar = {
        "grade": {
            "zh": "“{name}”写了名额之前或名额之后，可是它不改变等次，写不写都一样；请删去",
            "en": "“{name}” says before or after places, but it changes no grade, so that it makes no difference; leave it out",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "grade" if args["which"] == "grade" else ""

    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 整改不力 名额之后 降一等   依据 第六条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 整改不力 名额之后 降一等   依据 第六条
  名额 优秀 最多3个 并列都算      依据 第七条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
