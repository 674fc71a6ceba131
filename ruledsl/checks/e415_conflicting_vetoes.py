"""E415 conflicting-vetoes: One situation with two outcomes: only one of them can be meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class ConflictingVetoes(Check):
    code = "E415"
    name = "conflicting-vetoes"
    covers = (34,)
    message: ClassVar = {
        "zh": "“{name}”与“{other}”总是同时成立，结果却不一样",
        "en": "“{name}” and “{other}” always hold together, yet do different things",
    }
    why: ClassVar = {
        "zh": "同一种情形有两种结果，只有一种是本意。",
        "en": "One situation with two outcomes: only one of them can be meant.",
    }
    related: ClassVar = {
        "first": {"zh": "“{other}”在这里：", "en": "“{other}” is here:"},
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 不足 确定为 不合格 当 指标得分合计 < 50分  依据 第五条
  一票否决 未达一半 确定为 良好 当 非 指标得分合计 ≥ 50分  依据 第六条
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
  一票否决 不足 确定为 不合格 当 指标得分合计 < 50分  依据 第五条
  一票否决 泄密 确定为 不合格  依据 第六条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.conditions import alike  # noqa: PLC0415

        for one, other, same in alike(session):
            if not same:
                args = {"name": other.name.text, "other": one.name.text}
                related = (Related(one.name.span, "first"),)
                found = Diagnostic(self.code, args, other.name.span, clause_texts(other.clauses), related=related)
                yield Proved(found)
