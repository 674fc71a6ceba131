"""I412 cliff: Where one step decides many points, objections are likely; say why and keep records."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.proved import Proved
from ruledsl.source import Span
from ruledsl.words import decimal

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class Cliff(Check):
    code = "I412"
    name = "cliff"
    covers = (20,)
    message: ClassVar = {
        "zh": "“{name}”从 {low} 变为 {high}，总分从 {before}分变为 {after}分",
        "en": "as “{name}” goes from {low} to {high}, the total goes from {before} to {after} points",
    }
    why: ClassVar = {
        "zh": "差一点就相差很多分的地方，最容易有争议；写明依据、留好记录。",
        "en": "Where one step decides many points, objections are likely; say why and keep records.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 80分       依据 第三条
  指标 公开率 满分 20分 计分 分段 1位小数 { 95%及以上 20分 不满95% 0分 } 依据 第三条
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
  指标 日常工作 满分 80分       依据 第三条
  指标 公开率 满分 20分 计分 分段 1位小数 {
    95%及以上 20分
    90%及以上不满95% 16分
    80%及以上不满90% 12分
    70%及以上不满80% 8分
    60%及以上不满70% 4分
    不满60% 0分
  } 依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.facts import cliffs  # noqa: PLC0415

        for move in cliffs(session):
            scale, origin = session.decimals, move.fact.origin
            args = {"name": move.fact.path, "low": move.text(move.low), "high": move.text(move.high)}
            args |= {"before": decimal(move.before, scale), "after": decimal(move.after, scale)}
            span = Span(origin.file, *origin.span) if origin.file else None
            yield Proved(Diagnostic(self.code, args, span, origin.clauses), *move.units)
