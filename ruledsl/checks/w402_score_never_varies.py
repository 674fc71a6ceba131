"""W402 score-never-varies: An indicator that is the same for everybody tells no units apart; the formula is probably wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class ScoreNeverVaries(Check):
    code = "W402"
    name = "score-never-varies"
    covers = (8,)
    message: ClassVar = {
        "zh": "“{name}”对每个单位都是 {value}分，不起作用",
        "en": "“{name}” is {value} points for every unit and decides nothing",
    }
    why: ClassVar = {
        "zh": "得分不随事实变化的指标不区分任何单位，多半是算式写错了。",
        "en": "An indicator that is the same for everybody tells no units apart; the formula is probably wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 90分       依据 第三条
  事实 会议次数 数量 1至50  依据 第三条
  指标 会议 满分 10分 计分 = 最小（10分，10分 × 会议次数） 依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 90分       依据 第三条
  事实 会议次数 数量 1至50  依据 第三条
  指标 会议 满分 10分 计分 = 最小（10分，2分 × 会议次数） 依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.outcomes import scores_that_never_vary  # noqa: PLC0415

        for path, node, value in scores_that_never_vary(session):
            yield Proved(Diagnostic(self.code, {"name": path, "value": value}, node.span, clause_texts(node.clauses)))
