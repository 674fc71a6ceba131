"""E212 name-not-unique: A short name stands only where it can mean one thing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NameNotUnique(Check):
    code = "E212"
    name = "name-not-unique"
    message: ClassVar = {
        "zh": "“{name}”不止一个；请写明是哪一个：{choices}",
        "en": "there is more than one “{name}”; say which: {choices}",
    }
    why: ClassVar = {
        "zh": "简称只有在不会混淆时才能用。",
        "en": "A short name stands only where it can mean one thing.",
    }
    variants: ClassVar = {
        "own": {
            "zh": "“{name}”不止一个；“{owner}”里面的请写成“{own}”（不止一个的：{choices}）",
            "en": "there is more than one “{name}”; that of “{owner}” is written “{own}” (of {choices})",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 98分        依据 第三条
  指标 附加 满分 2分   依据 第三条 {
    指标 公开 满分 1分 { 指标 及时 满分 1分 }
    指标 回应 满分 1分 { 指标 及时 满分 1分 }
  }
  后果 约谈 当 及时 < 1分   依据 第八条
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
  指标 日常工作 满分 98分        依据 第三条
  指标 附加 满分 2分   依据 第三条 {
    指标 公开 满分 1分 { 指标 及时 满分 1分 }
    指标 回应 满分 1分 { 指标 及时 满分 1分 }
  }
  后果 约谈 当 公开.及时 < 1分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "own" if "own" in args else ""
