"""E246 merge-of-two-kinds: Merging keeps the highest of one kind; a bonus does not replace a deduction."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MergeOfTwoKinds(Check):
    code = "E246"
    name = "merge-of-two-kinds"
    message: ClassVar = {
        "zh": "“{name}”和“{first}”一个是加分一个是扣分，不能归并",
        "en": "“{name}” and “{first}” are a bonus and a deduction and cannot be merged",
    }
    variants: ClassVar = {
        "outside": {
            "zh": "“{name}”写在这个指标外面；请把“归并”移到指标外面写，那里可以归并各处的加分、扣分",
            "en": "“{name}” stands outside this indicator; put the merge outside of indicators, where it may name lines of any place",
        },
    }
    why: ClassVar = {
        "zh": "归并是在同一类里取最高，加分与扣分不能互相抵消。",
        "en": "Merging keeps the highest of one kind; a bonus does not replace a deduction.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每项2分   依据 第四条（一）
  扣分 通报 每次1分   依据 第四条（二）
  归并 表彰、通报 同一事由 取最高   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 扣减 扣分合计   依据 第四条
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
  扣分 约谈 每次2分   依据 第四条（一）
  扣分 通报 每次1分   依据 第四条（二）
  归并 约谈、通报 同一事由 取最高   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args.get("which", ""))
