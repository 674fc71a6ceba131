"""W404 bonus-never-helps: Points that change nothing are no reward; the condition or the cap is probably wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class BonusNeverHelps(Check):
    code = "W404"
    name = "bonus-never-helps"
    covers = (10,)
    message: ClassVar = {
        "zh": "“{name}”从不使总分增加：能得这项加分的单位，总分都已经封顶",
        "en": "“{name}” never raises a total: units that get it have reached the cap without it",
    }
    why: ClassVar = {
        "zh": "加了也不变的分不是奖励，多半是条件或封顶写错了。",
        "en": "Points that change nothing are no reward; the condition or the cap is probably wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 锦上添花 每次2分 当 指标得分合计 ≥ 100分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
    第三步 封顶 100分 依据 第四条
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
  加分 锦上添花 每次2分 当 指标得分合计 ≥ 90分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
    第三步 封顶 100分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.lines import bonuses_that_never_help, lines_that_never_count  # noqa: PLC0415

        dead = {line.name.text for line in session.once("dead", lines_that_never_count)}
        for line in bonuses_that_never_help(session, dead):
            args = {"name": line.name.text}
            yield Proved(Diagnostic(self.code, args, line.name.span, clause_texts(line.clauses)))
