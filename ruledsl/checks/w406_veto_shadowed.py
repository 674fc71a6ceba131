"""W406 veto-shadowed: A veto that another one covers has no effect; one of the two limits is probably wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class VetoShadowed(Check):
    code = "W406"
    name = "veto-shadowed"
    covers = (12,)
    message: ClassVar = {
        "zh": "“{name}”多余：凡符合它的单位都符合“{other}”，而后者的等次不会更高",
        "en": "“{name}” is superfluous: every unit that meets it meets “{other}”, which sets no better grade",
    }
    why: ClassVar = {
        "zh": "被另一条完全覆盖的否决不起作用，多半是其中一条的界限写错了。",
        "en": "A veto that another one covers has no effect; one of the two limits is probably wrong.",
    }
    related: ClassVar = {
        "outer": {"zh": "“{other}”在这里：", "en": "“{other}” is here:"},
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 明显不足 确定为 不合格 当 指标得分合计 < 30分  依据 第五条
  一票否决 不足 确定为 不合格 当 指标得分合计 < 50分  依据 第六条
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
  一票否决 明显不足 确定为 不合格 当 指标得分合计 < 30分  依据 第五条
  一票否决 泄密 确定为 不合格  依据 第六条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.lines import shadowed  # noqa: PLC0415

        for inner, outer in shadowed(session):
            args = {"name": inner.name.text, "other": outer.name.text}
            related = (Related(outer.name.span, "outer"),)
            found = Diagnostic(self.code, args, inner.name.span, clause_texts(inner.clauses), related=related)
            yield Proved(found)
