"""W403 cap-never-cuts: A limit that never acts makes readers believe in a restriction that is not there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class CapNeverCuts(Check):
    code = "W403"
    name = "cap-never-cuts"
    covers = (9,)
    message: ClassVar = {
        "zh": "“{name}”的上限 {limit}分从不起作用：没有一个单位会超过",
        "en": "the limit of {limit} points on “{name}” never acts: no unit comes to exceed it",
    }
    why: ClassVar = {
        "zh": "从不起作用的上限让读者以为有限制，其实没有。",
        "en": "A limit that never acts makes readers believe in a restriction that is not there.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 试点单位 是否  依据 第四条（一）
  加分 试点 每次1分 最多8分 当 试点单位  依据 第四条（一）
  加分 表彰 每次1分 最多8分 当 非 试点单位  依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 最多10分 依据 第四条
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
  事实 试点单位 是否  依据 第四条（一）
  加分 试点 每次1分 最多8分 当 试点单位  依据 第四条（一）
  加分 表彰 每次1分 最多8分  依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 最多10分 依据 第四条
    第三步 封顶 100分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.outcomes import caps_that_never_cut  # noqa: PLC0415

        for name, span, clauses, limit in caps_that_never_cut(session):
            yield Proved(Diagnostic(self.code, {"name": name, "limit": limit}, span, clauses))
