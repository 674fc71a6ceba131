"""E256 no-full-marks: A share of the full points is of those that are written; what has none has no share of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class NoFullMarks(Check):
    code = "E256"
    name = "no-full-marks"
    message: ClassVar = {
        "zh": "“{name}”没有写明的满分；“满分（…）”里写指标的名称：{choices}",
        "en": "“{name}” has no full marks that are written; “full marks(…)” names an indicator: {choices}",
    }
    why: ClassVar = {
        "zh": "“不足该类分值60%”要有写明的分值才算得出。加分、定义、事实没有满分；“满分（总分）”要办法写了满分。",
        "en": "“Less than 60% of its points” needs points that are written. Bonuses, definitions and facts have no full marks; “full marks(total)” needs those of the measure.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 60分   依据 第三条
  指标 专项工作 满分 40分   依据 第四条
  加分 表彰 每项2分   依据 第五条
  后果 约谈 当 日常工作 < 满分（表彰） × 60%  依据 第八条
  总分 { 第一步 指标得分合计 + 加分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 60分   依据 第三条
  指标 专项工作 满分 40分   依据 第四条
  加分 表彰 每项2分   依据 第五条
  后果 约谈 当 日常工作 < 满分（日常工作） × 60%  依据 第八条
  总分 { 第一步 指标得分合计 + 加分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "name": spelt(args["name"], lang)}
