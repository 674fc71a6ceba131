"""W331 constant-condition: A condition that is always or never true mostly has a wrong number or word."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ConstantCondition(Check):
    code = "W331"
    name = "constant-condition"
    covers = (41,)
    message: ClassVar = {
        "zh": "这个条件总是成立，等于没有写",
        "en": "this condition always holds and says nothing",
    }
    why: ClassVar = {
        "zh": "总是成立或总不成立的条件，多半有一个数或一个词写错了。",
        "en": "A condition that is always or never true mostly has a wrong number or word.",
    }
    variants: ClassVar = {
        "never": {
            "zh": "这个条件永远不成立",
            "en": "this condition never holds",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 投诉数 数量   依据 第三条
  后果 约谈 当 投诉数 ≥ 0   依据 第八条
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
  事实 投诉数 数量   依据 第三条
  后果 约谈 当 投诉数 > 0   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["held"] else "never"
