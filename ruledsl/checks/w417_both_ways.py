"""W417 both-ways: More of one thing that is now better and now worse suggests a wrong condition or band."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.proved import Proved
from ruledsl.source import Span

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class BothWays(Check):
    code = "W417"
    name = "both-ways"
    covers = (5, 19)
    message: ClassVar = {
        "zh": "“{name}”增加，总分时升时降：从 {up_low} 到 {up_high} 由 {up_before}分变为 {up_after}分，从 {down_low} 到 {down_high} 却由 {down_before}分变为 {down_after}分",
        "en": "more of “{name}” is now better and now worse: from {up_low} to {up_high} the total goes from {up_before} to {up_after} points, from {down_low} to {down_high} from {down_before} to {down_after}",
    }
    why: ClassVar = {
        "zh": "同一件事做得越多，得分时升时降，多半是条件或分档写错了。",
        "en": "More of one thing that is now better and now worse suggests a wrong condition or band.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 帮扶 每次2分 当 指标得分合计 ≤ 90分  依据 第四条
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
  加分 帮扶 每次2分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
    第三步 封顶 100分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.facts import both_ways  # noqa: PLC0415

        for rise, fall in both_ways(session):
            origin = rise.fact.origin
            told = rise.story("up", session.decimals) | fall.story("down", session.decimals)
            span = Span(origin.file, *origin.span) if origin.file else None
            found = Diagnostic(self.code, {"name": rise.fact.path, **told}, span, origin.clauses)
            yield Proved(found, *fall.units)
