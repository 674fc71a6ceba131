"""W401 grade-never-given: A grade that nobody can get suggests a veto or a cap that is too wide."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class GradeNeverGiven(Check):
    code = "W401"
    name = "grade-never-given"
    covers = (4,)
    message: ClassVar = {
        "zh": "没有一个单位能得“{name}”：分数够得到，但封顶、否决等规定合在一起总把它挡住",
        "en": "no unit can get “{name}”: the score reaches it, yet caps, vetoes and the rest together always bar it",
    }
    why: ClassVar = {
        "zh": "谁也得不到的等次，多半是某条否决或封顶写得过宽。",
        "en": "A grade that nobody can get suggests a veto or a cap that is too wide.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 高分复核 确定为 良好 当 总分 ≥ 90分  依据 第五条
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
  指标 日常工作 满分 100分       依据 第三条
  一票否决 高分复核 确定为 良好 当 总分 ≥ 98分  依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.outcomes import grades_never_given  # noqa: PLC0415

        for name, span, clauses in grades_never_given(session):
            yield Proved(Diagnostic(self.code, {"name": name}, span, clauses))
