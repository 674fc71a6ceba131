"""E225 ends-not-declared: For a unit exactly on the line this decides its grade."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword


class EndsNotDeclared(Check):
    code = "E225"
    name = "ends-not-declared"
    covers = (3,)
    message: ClassVar = {
        "zh": "没有写明“{words}”含不含本数；请写“及以上”“不满”，或加一条“端点 以上 含本数、以下 不含本数”",
        "en": "nothing says whether “{words}” includes the number itself; write “and more” or “under”, or add “ends or more includes the number, or less excludes the number”",
    }
    why: ClassVar = {
        "zh": "刚好压线的单位，含不含本数就差一个等次。",
        "en": "For a unit exactly on the line this decides its grade.",
    }
    variants: ClassVar = {
        "range": {
            "zh": "没有写明含不含两端的数；请写成如“60分及以上不满90分”，或在后面注明，如“（不含90分）”",
            "en": "nothing says whether the two ends are included; write it like “60 points and more under 90 points”",
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
  等次 { 优秀 90分以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  端点 以上 含本数、以下 不含本数   依据 第六条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["words"] else "range"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "words": keyword(args["words"], lang)}
