"""E223 quotient-not-rounded: How a quotient is rounded decides on which side of a limit a unit falls."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class QuotientNotRounded(Check):
    code = "E223"
    name = "quotient-not-rounded"
    covers = (23,)
    message: ClassVar = {
        "zh": "除法没有写明取几位小数；请写成“（{written} 四舍五入到2位）”，只作比较的不必写（如 甲 ÷ 乙 > 80%）",
        "en": "this division does not say how many decimals are kept; write “({written} rounded half up to 2 decimals)”; what is only compared needs none (as in a ÷ b > 80%)",
    }
    variants: ClassVar = {
        "mean": {
            "zh": "“{written}”没有写明取几位小数；请写在括号里最后，如“四舍五入到2位小数”；中间不取舍、最后取一次的，写在整个式子外面，如“（12分 × 平均（…） ÷ 100分 四舍五入到2位小数）”；只作比较的不必写",
            "en": "“{written}” does not say how many decimals are kept; write it last in the brackets, as “rounded half up to 2 decimals”; to round once at the end write it around the whole, as “(12 points × mean of (…) ÷ 100 points rounded half up to 2 decimals)”; what is only compared needs none",
        },
    }
    why: ClassVar = {
        "zh": "除不尽时取几位，会决定一个单位在分数线的哪一边。",
        "en": "How a quotient is rounded decides on which side of a limit a unit falls.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 办件数 数量 1至10000   依据 第三条
  事实 按时办结数 数量 0至10000   依据 第三条
  定义 办结率 = 10% + 按时办结数 ÷ 办件数   依据 第三条
  后果 约谈 当 办结率 < 90%   依据 第八条
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
  事实 办件数 数量 1至10000   依据 第三条
  事实 按时办结数 数量 0至10000   依据 第三条
  定义 办结率 = （10% + 按时办结数 ÷ 办件数 四舍五入到2位）   依据 第三条
  后果 约谈 当 办结率 < 90%   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {"written": spelt(args["written"], lang)}
