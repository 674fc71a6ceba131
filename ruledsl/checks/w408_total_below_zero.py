"""W408 total-below-zero: What happens when the total is negative should be written (“floor 0 points”, for example)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class TotalBelowZero(Check):
    code = "W408"
    name = "total-below-zero"
    covers = (16,)
    message: ClassVar = {
        "zh": "总分可以低于 0，例如 {value}分；没有写最低计多少",
        "en": "the total can fall below 0, to {value} for example; no floor is written",
    }
    why: ClassVar = {
        "zh": "总分为负时怎样办，应当写明（如“最低计 0分”）。",
        "en": "What happens when the total is negative should be written (“floor 0 points”, for example).",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次10分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次10分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计 依据 第四条
    第三步 最低计 0分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.outcomes import total_below_zero  # noqa: PLC0415

        for total, answer, value in total_below_zero(session):
            found = Diagnostic(self.code, {"value": value}, total.steps[-1].span, clause_texts(total.steps[-1].clauses))
            yield Proved(found, answer.unit)
