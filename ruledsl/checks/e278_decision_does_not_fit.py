"""E278 decision-does-not-fit: A decision is computed with, so it must be of the kind and in the range that was left open."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import kind, unit


class DecisionDoesNotFit(Check):
    code = "E278"
    name = "decision-does-not-fit"
    message: ClassVar = {
        "zh": "“{name}”确定为“{found}”，不合办法所留：应当是{kind}，从 {low} 到 {high}",
        "en": "“{found}” does not fit what the measure leaves open as “{name}”: {kind} from {low} to {high}",
    }
    why: ClassVar = {
        "zh": "确定的数要参加计算，种类和范围都要合办法所留的空。",
        "en": "A decision is computed with, so it must be of the kind and in the range that was left open.",
    }
    variants: ClassVar = {
        "date": {
            "zh": "“{name}”确定为“{found}”，不合办法所留：应当是日期，如 2023-11-05",
            "en": "“{found}” does not fit what the measure leaves open as “{name}”: a date, such as 2023-11-05",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  留待确定 合格线 分数 50分至70分   依据 第七条
  后果 约谈 当 日常工作 < 合格线   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  确定 合格线 80分
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  留待确定 合格线 分数 50分至70分   依据 第七条
  后果 约谈 当 日常工作 < 合格线   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  确定 合格线 60分
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "date" if args["kind"] == "date" else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        found = args["found"] + unit(args["unit"], lang)
        return {**super().words(args, lang), "kind": kind(args["kind"], lang), "found": found}
