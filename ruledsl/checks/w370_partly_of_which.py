"""W370 partly-of-which: Without the clause, every clause that the statement cites counts as partly expressed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class PartlyOfWhich(Check):
    code = "W370"
    name = "partly-of-which"
    message: ClassVar = {
        "zh": "这一句依据{clauses}，“部分落实”没有写明说的是哪一条；请写成如“部分落实 {last} “{text}””",
        "en": "the statement cites {clauses}; “partly expressed” does not say which of them it is about; write for example "
        "“partly expressed {last} “{text}””",
    }
    why: ClassVar = {
        "zh": "没有写明条款，所依据的各条就都算“部分落实”，已经全部写成规则的也一样。",
        "en": "Without the clause, every clause that the statement cites counts as partly expressed.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  后果 约谈 当 日常工作 < 60分   依据 第五条、第八条  部分落实 “约谈谁，原文未写明”
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
  后果 约谈 当 日常工作 < 60分   依据 第五条、第八条  部分落实 第八条 “约谈谁，原文未写明”
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        return said | {"clauses": words.listed(args["clauses"], lang), "last": args["clauses"][-1]}
