"""W410 full-marks-never-reached: Full marks out of reach lower everybody's score; a value or a limit is probably wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class FullMarksNeverReached(Check):
    code = "W410"
    name = "full-marks-never-reached"
    covers = (18,)
    message: ClassVar = {
        "zh": "“{name}”满分 {limit}分，但没有一个单位能得满分",
        "en": "“{name}” has full marks of {limit} points, which no unit can reach",
    }
    why: ClassVar = {
        "zh": "得不到的满分会压低所有单位的得分，多半是分值或上限写错了。",
        "en": "Full marks out of reach lower everybody's score; a value or a limit is probably wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 90分       依据 第三条
  指标 会议 满分 10分 计分 每次2分 最多8分 依据 第三条
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
  指标 日常工作 满分 90分       依据 第三条
  指标 会议 满分 10分 计分 每次2分 最多10分 依据 第三条
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
        from ruledsl.proving.outcomes import full_marks_never_reached  # noqa: PLC0415

        for name, span, clauses, limit in full_marks_never_reached(session):
            yield Proved(Diagnostic(self.code, {"name": name, "limit": limit}, span, clauses))
