"""E103 unknown-character: A sign that is passed over could change what the rules say."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnknownCharacter(Check):
    code = "E103"
    name = "unknown-character"
    message: ClassVar = {
        "zh": "“{character}”在规则里没有意义；引文请放在“ ”里，带符号的名称请放在「 」里",
        "en": "“{character}” means nothing in rules; put quotations in “ ” and names with signs in 「 」",
    }
    why: ClassVar = {
        "zh": "读不懂的符号若被略过，规则就可能与原文不同。",
        "en": "A sign that is passed over could change what the rules say.",
    }
    variants: ClassVar = {
        "stop": {
            "zh": "这里不用“{character}”；请删去，词语之间用空格隔开",
            "en": "there is no “{character}” here; delete it and put spaces between words",
        },
        "title": {
            "zh": "文件的名称放在“ ”里，不用书名号",
            "en": "the title of a document stands in “ ”, not in 《 》",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 《日常工作》 满分 100分       依据 第三条
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
  指标 「《日常工作》」 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "title" if args["character"] == "《" else "stop" if args["character"] in _STOPS else ""


#: Signs of sentences and lists.
_STOPS = frozenset("：；。，、:;,.")
