"""E405 line-never-counts: A bonus or deduction that cannot happen is as good as not written; its condition must be wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class LineNeverCounts(Check):
    code = "E405"
    name = "line-never-counts"
    covers = (11,)
    message: ClassVar = {
        "zh": "“{name}”对任何单位都不会计分：条件不可能成立",
        "en": "“{name}” never gives or takes points: its condition cannot be met",
    }
    why: ClassVar = {
        "zh": "不可能发生的加分、扣分等于没有写，条件一定有误。",
        "en": "A bonus or deduction that cannot happen is as good as not written; its condition must be wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 特别贡献 每次2分 当 指标得分合计 ≥ 95分 且 日常工作 < 90分  依据 第四条
  加分 表彰 每次2分  依据 第四条
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
  加分 特别贡献 每次2分 当 指标得分合计 ≥ 95分 且 日常工作 ≥ 96分  依据 第四条
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
        from ruledsl.proving.lines import lines_that_never_count  # noqa: PLC0415

        for line in session.once("dead", lines_that_never_count):
            args = {"name": line.name.text}
            yield Proved(Diagnostic(self.code, args, line.name.span, clause_texts(line.clauses)))
