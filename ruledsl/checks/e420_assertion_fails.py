"""E420 assertion-fails: An assertion says what should be true of every unit; with a counter-example the rules or the assertion are wrong."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved
from ruledsl.words import result

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class AssertionFails(Check):
    code = "E420"
    name = "assertion-fails"
    message: ClassVar = {
        "zh": "“{title}”不总是成立，例如：{facts}",
        "en": "“{title}” does not always hold, for example: {facts}",
    }
    why: ClassVar = {
        "zh": "断言写的是对每个单位都应成立的事；有反例，规则或断言就有一处写错了。",
        "en": "An assertion says what should be true of every unit; with a counter-example the rules or the assertion are wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 泄密 确定为 良好  依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  断言 “泄密者不合格” 等次 是 不合格 当 泄密
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
  断言 “泄密者不合格” 等次 是 不合格 当 泄密
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        separator = "，" if lang == "zh" else ", "
        facts = separator.join(f"{name} {result(value, lang)}" for name, value in args["facts"])
        return {"title": args["title"], "facts": facts}

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.assertions import verdicts  # noqa: PLC0415

        for assertion, answer, facts in session.once("assertions", verdicts):
            if answer.unit is not None:
                args = {"title": assertion.title, "facts": facts}
                found = Diagnostic(self.code, args, assertion.span, clause_texts(assertion.clauses))
                yield Proved(found, answer.unit)
