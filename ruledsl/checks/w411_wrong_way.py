"""W411 wrong-way: A deduction that raises the total, or a bonus that lowers it, suggests a wrong step or condition."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved
from ruledsl.words import decimal

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class WrongWay(Check):
    code = "W411"
    name = "wrong-way"
    covers = (19,)
    message: ClassVar = {
        "zh": "“{name}”有时使总分反向变化：没有它是 {before}分，有了是 {after}分",
        "en": "“{name}” can move the total the wrong way: {before} points without it, {after} with it",
    }
    why: ClassVar = {
        "zh": "扣分使总分上升、加分使总分下降，多半是步骤或条件写错了。",
        "en": "A deduction that raises the total, or a bonus that lowers it, suggests a wrong step or condition.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每次2分 当 通报批评.次数 > 0  依据 第四条
  扣分 通报批评 每次10分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计 当 扣分合计 ≥ 20分 依据 第四条
    第三步 计入 加分合计 最多20分 依据 第四条
    第四步 封顶 100分 依据 第四条
    第五步 最低计 0分 依据 第四条
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
  加分 表彰 每次2分 依据 第四条
  扣分 通报批评 每次10分  依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计 当 扣分合计 ≥ 20分 依据 第四条
    第三步 计入 加分合计 最多20分 依据 第四条
    第四步 封顶 100分 依据 第四条
    第五步 最低计 0分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.lines import backwards  # noqa: PLC0415

        scale = session.decimals
        for line, answer, bare, before, after in backwards(session):
            args = {"name": line.name.text, "before": decimal(before, scale), "after": decimal(after, scale)}
            found = Diagnostic(self.code, args, line.name.span, clause_texts(line.clauses))
            yield Proved(found, answer.unit, bare)
