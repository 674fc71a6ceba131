"""E263 answer-without-points: A ballot with this answer counts or is invalid; it must be said."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class AnswerWithoutPoints(Check):
    code = "E263"
    name = "answer-without-points"
    message: ClassVar = {
        "zh": "答案“{name}”没有写明分值；请在“答案分值”里补上",
        "en": "the answer “{name}” has no points; add it to “answer points”",
    }
    why: ClassVar = {
        "zh": "选了这个答案的票要么计分，要么不算有效票，不能不说。",
        "en": "A ballot with this answer counts or is invalid; it must be said.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "所有答案都不计，渠道没有得分；请至少给一个答案写明分值",
            "en": "every answer is left out, so the channel has no score; give points to one at least",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  评议答案 满意、不满意   依据 第五条
  评议渠道 由方案确定   依据 第五条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 40%
  答案分值 { 满意 100分 } 四舍五入到2位 无有效票时 不计分
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  评议答案 满意、不满意   依据 第五条
  评议渠道 由方案确定   依据 第五条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 40%
  答案分值 { 满意 100分 不满意 0分 } 四舍五入到2位 无有效票时 不计分
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["name"] else "none"
