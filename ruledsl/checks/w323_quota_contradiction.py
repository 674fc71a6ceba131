"""W323 quota-contradiction: Places for a grade and better are for both together, so those of a lower grade must be more."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class QuotaContradiction(Check):
    code = "W323"
    name = "quota-contradiction"
    covers = (22,)
    message: ClassVar = {
        "zh": "“{worse}”及以上的名额是 {share}，不多于“{better}”的名额，“{better}”的名额就用不满",
        "en": "places for “{worse}” and better are {share}, not more than those for “{better}”, which can then never be filled",
    }
    why: ClassVar = {
        "zh": "写了“及以上”的名额，更好的等次也占在里面，应当比它们的名额大。",
        "en": "Places for a grade and better are for both together, so those of a lower grade must be more.",
    }
    variants: ClassVar = {
        "all": {
            "zh": "“{better}”的名额是 {share}，等于没有限制",
            "en": "places for “{better}” are {share}, which limits nothing",
        },
    }
    related: ClassVar = {
        "first": {
            "zh": "“{better}”的名额写在这里",
            "en": "the places for “{better}” stand here",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  名额 优秀 不超过40% 舍去取整 并列都不算   依据 第八条
  名额 良好 及以上 不超过30% 舍去取整 并列都不算   依据 第八条
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
  名额 优秀 不超过30% 舍去取整 并列都不算   依据 第八条
  名额 良好 及以上 不超过70% 舍去取整 并列都不算   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 合格 不满60分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
