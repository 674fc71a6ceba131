"""E215 outline-missing: Only with the list of articles can a wrong citation or a forgotten article be found."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class OutlineMissing(Check):
    code = "E215"
    name = "outline-missing"
    covers = (43,)
    message: ClassVar = {
        "zh": "引用了{clause}，但没有写明文件有哪些条款；请加一条，如“条款 第一条至第十八条”",
        "en": "{clause} is cited, but nothing says which articles the document has; add “articles 第一条 to 第十八条”",
    }
    why: ClassVar = {
        "zh": "知道文件有哪些条、款、项，才能发现写错的依据和漏掉的条文。",
        "en": "Only with the list of articles can a wrong citation or a forgotten article be found.",
    }
    variants: ClassVar = {
        "scheme": {
            "zh": "引用了{clause}，但方案没有写明自己有哪些条款；引用办法的，请写“依据 办法 {clause}”",
            "en": "{clause} is cited, but the scheme does not say which articles it has; of the measure, write “per "
            "measure {clause}”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
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
        return "scheme" if args.get("of_measure") else ""
