"""E206 number-does-not-fit: Decimals, terms and years must be whole numbers that can be computed with."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NumberDoesNotFit(Check):
    code = "E206"
    name = "number-does-not-fit"
    message: ClassVar = {
        "zh": "小数位数“{found}”不行；分值和百分比最多取 4 位小数，写整数，如“2位小数”",
        "en": "“{found}” decimals will not do; points and percentages have whole numbers of decimals up to 4, such as 2",
    }
    why: ClassVar = {
        "zh": "位数、年限、年度都要是能用的整数，否则无法计算。",
        "en": "Decimals, terms and years must be whole numbers that can be computed with.",
    }
    variants: ClassVar = {
        "rounding": {
            "zh": "四舍五入只能到 0 至 6 位的整数位，如“四舍五入到2位”",
            "en": "values are rounded to a whole number of decimals from 0 to 6, such as 2",
        },
        "term": {
            "zh": "有效期“{found}”不行；要写整年或整月，如“有效期 2年”",
            "en": "a validity of “{found}” will not do; it is a whole number of years or months, such as “valid for 2 years”",
        },
        "year": {
            "zh": "没有“{found}”这个年度；请写四位数的年份，如“年度 2023”",
            "en": "there is no year “{found}”; write four digits, such as 2023",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 1.5位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
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
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["what"] == "places" else str(args["what"])
