"""I421 assertion-undecided: An assertion that was neither proved nor refuted is said: silence never means clean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class AssertionUndecided(Check):
    code = "I421"
    name = "assertion-undecided"
    message: ClassVar = {
        "zh": "“{title}”没有证明，也没有找到反例",
        "en": "“{title}” was neither proved nor refuted",
    }
    why: ClassVar = {
        "zh": "断言涉及名次等要看其他单位的结果，或者算式太难时，证明不了；照样逐个单位检查。",
        "en": "An assertion about ranks, which need other units, or about formulas too hard stays open; it is still looked at for each unit.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 泄密 确定为 不合格  依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  排名 依次按 总分 由高到低，仍相同的并列 依据 第八条
  断言 “泄密者不在第一名” 名次 > 1 当 泄密
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 泄密 确定为 不合格  依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  排名 依次按 总分 由高到低，仍相同的并列 依据 第八条
  断言 “泄密者不合格” 等次 是 不合格 当 泄密
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.assertions import verdicts  # noqa: PLC0415

        for assertion, answer, _ in session.once("assertions", verdicts):
            if answer.verdict == "undecided":
                args = {"title": assertion.title}
                yield Proved(Diagnostic(self.code, args, assertion.span, clause_texts(assertion.clauses)))
