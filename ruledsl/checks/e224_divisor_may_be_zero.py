"""E224 divisor-may-be-zero: For a unit without cases the division has no result; the text should say what holds then."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import percent, unit


class DivisorMayBeZero(Check):
    code = "E224"
    name = "divisor-may-be-zero"
    covers = (25,)
    message: ClassVar = {
        "zh": "除数“{name}”在 {low} 至 {high} 之间，可能是 0，不能这样除；请给它写明范围（如“{range}”），或写成“最大（{name}，{least}）”",
        "en": "the divisor “{name}” lies between {low} and {high} and may be 0; give it a range ({range}) or write “max ({name}, {least})”",
    }
    variants: ClassVar = {
        "formula": {
            "zh": "这个除数在 {low} 至 {high} 之间，可能是 0，不能这样除；请给其中的数写明范围（如“{range}”），或写成“最大（…，{least}）”",
            "en": "this divisor lies between {low} and {high} and may be 0; give a range to what it is made of ({range}) or write “max (…, {least})”",
        },
    }
    why: ClassVar = {
        "zh": "没有办件的单位，除法没有结果；原文应当写明这时怎么算。",
        "en": "For a unit without cases the division has no result; the text should say what holds then.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 办件数 数量 0至10000   依据 第三条
  事实 按时办结数 数量 0至10000   依据 第三条
  后果 约谈 当 （按时办结数 ÷ 办件数 四舍五入到2位） < 90%   依据 第八条
  总分 { 第一步 指标得分合计 }
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
  后果 约谈 当 （按时办结数 ÷ 办件数 四舍五入到2位） < 90%   依据 第八条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["name"] else "formula"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        sign = {"ratio": "%", "points": unit("points", lang), "days": unit("days", lang)}.get(args["kind"], "")
        show = percent if args["kind"] == "ratio" else _same
        low, high, step = (show(args[key]) + sign * (sign != "%") for key in ("low", "high", "step"))
        kind = _TYPES[args["kind"] if args["kind"] in _TYPES else "count"][lang]
        span = f"{kind} {step}至{high}" if lang == "zh" else f"{kind} {step} to {high}"
        return {"name": args["name"], "low": low, "high": high, "least": step, "range": span}


#: How a fact of a kind is declared.
_TYPES = {
    "count": {"zh": "数量", "en": "count"},
    "ratio": {"zh": "百分比", "en": "percentage"},
    "points": {"zh": "分数", "en": "points"},
}


def _same(text: str) -> str:
    return text
