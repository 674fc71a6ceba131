"""E237 places-do-not-fit: Places are a share of the units or a whole number of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class PlacesDoNotFit(Check):
    code = "E237"
    name = "places-do-not-fit"
    message: ClassVar = {
        "zh": "名额“{found}”不行；按比例的写百分数和取整，如“最多30% 舍去取整”，按个数的写整数和“个”，如“最多3个”“至少1个”",
        "en": "“{found}” places will not do; write a percentage and how it is made whole, such as “at most 30% whole units down”, or whole places, such as “at most 3 places” or “at least 1 place”",
    }
    why: ClassVar = {
        "zh": "名额要么是单位数的几成，要么是几个，都要能取成整数。",
        "en": "Places are a share of the units or a whole number of them.",
    }
    variants: ClassVar = {
        "places": {
            "zh": "“{found}”按名额评，却没有写“名额 {found} …”；请写上有几个名额，或者给它写分数段",
            "en": "“{found}” goes by places, and there is no “quota {found} …”; say how many places, or give it a band",
        },
        "last": {
            "zh": "“{found}”是最后一个等次，没有名额可言；请写分数段，或者写“其余”",
            "en": "“{found}” is the last grade, for which there are no places; give it a band, or say “the rest”",
        },
        "rest": {
            "zh": "“其余”只能写在最后一个等次，“{found}”下面还有等次；请写分数段，或者“按名额”",
            "en": "“the rest” stands at the last grade only, there are grades below “{found}”; give it a band, or say “by places”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  名额 优秀 最多3 舍去取整 并列都不算   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 合格 不满60分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  名额 优秀 最多3个 并列都不算   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 合格 不满60分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args.get("which", ""))
