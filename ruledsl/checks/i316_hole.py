"""I316 hole: Results come once everything is decided that the measure leaves to its scheme."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import MISSING


class Hole(Check):
    code = "I316"
    name = "hole"
    message: ClassVar = {
        "zh": "“{name}”的{missing}由年度方案确定，目前还没有",
        "en": "{missing} of “{name}” is for the yearly scheme to decide and still open",
    }
    why: ClassVar = {
        "zh": "办法留给方案的事项全部确定以后，才能出结果。",
        "en": "Results come once everything is decided that the measure leaves to its scheme.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分由方案确定   依据 第三条
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
  指标 日常工作 满分由方案确定   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  细化 日常工作 满分 100分
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "missing": MISSING[args["missing"]][lang]}
