"""W409 score-above-full: Whether points beyond full marks count should be written (“cap 100 points”, for example)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class ScoreAboveFull(Check):
    code = "W409"
    name = "score-above-full"
    covers = (17,)
    message: ClassVar = {
        "zh": "“{name}”可以超过满分 {limit}分，例如 {value}分；没有写封顶",
        "en": "“{name}” can exceed its full marks of {limit} points, with {value} for example; no cap is written",
    }
    why: ClassVar = {
        "zh": "超过满分的部分算不算，应当写明（如“封顶 100分”）。",
        "en": "Whether points beyond full marks count should be written (“cap 100 points”, for example).",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每次2分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
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
  加分 表彰 每次2分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
    第三步 封顶 100分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.outcomes import groups_above_full, total_above_full  # noqa: PLC0415

        for total, answer, value in total_above_full(session):
            args = {"name": "总分", "limit": session.full_text, "value": value}
            step = total.steps[-1]
            yield Proved(Diagnostic(self.code, args, step.span, clause_texts(step.clauses)), answer.unit)
        for path, node, answer, value in groups_above_full(session):
            args = {"name": path, "limit": str(node.maximum), "value": value}
            yield Proved(Diagnostic(self.code, args, node.span, clause_texts(node.clauses)), answer.unit)
