"""E266 partly-of-other-clause: What is left out of a clause is said by a statement that cites it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class PartlyOfOtherClause(Check):
    code = "E266"
    name = "partly-of-other-clause"
    message: ClassVar = {
        "zh": "“部分落实”写的是{clause}，这一句依据的是{clauses}；请改正，或者把{clause}写进“依据”",
        "en": "“partly expressed” speaks of {clause}, the statement cites {clauses}; correct it, or cite {clause} too",
    }
    why: ClassVar = {
        "zh": "一句话只能说它自己所依据的条款还有什么没有写。",
        "en": "What is left out of a clause is said by a statement that cites it.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第八条  部分落实 第六条 “约谈谁，原文未写明”
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
  后果 约谈 当 日常工作 < 60分   依据 第八条  部分落实 第八条 “约谈谁，原文未写明”
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        return said | {"clauses": words.listed(args["clauses"] or ("—",), lang)}
