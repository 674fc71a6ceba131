"""I407 bonus-only-for-vetoed: A bonus that only failed units get suggests a condition the wrong way round."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class BonusOnlyForVetoed(Check):
    code = "I407"
    name = "bonus-only-for-vetoed"
    covers = (14,)
    message: ClassVar = {
        "zh": "能得“{name}”的单位都已被一票否决（{vetoes}），加分改变不了等次",
        "en": "only units that a veto fails anyway ({vetoes}) get “{name}”, so it changes no grade",
    }
    why: ClassVar = {
        "zh": "加分只给被否决的单位，多半是条件写反了。",
        "en": "A bonus that only failed units get suggests a condition the wrong way round.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 整改到位 每次2分 当 泄密  依据 第四条
  一票否决 泄密 确定为 不合格  依据 第五条
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
  加分 整改到位 每次2分 当 非 泄密  依据 第四条
  一票否决 泄密 确定为 不合格  依据 第五条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 依据 第四条
    第三步 封顶 100分 依据 第四条
  }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.lines import lines_that_never_count, only_for_vetoed  # noqa: PLC0415

        dead = {line.name.text for line in session.once("dead", lines_that_never_count)}
        for line, vetoes in only_for_vetoed(session, dead):
            args = {"name": line.name.text, "vetoes": vetoes}
            yield Proved(Diagnostic(self.code, args, line.name.span, clause_texts(line.clauses)))
