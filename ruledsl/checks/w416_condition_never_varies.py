"""W416 condition-never-varies: A condition that always or never holds is none; its limit is probably wrong."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.proving.proved import Proved

if TYPE_CHECKING:
    from ruledsl.proving.session import Session


class ConditionNeverVaries(Check):
    code = "W416"
    name = "condition-never-varies"
    covers = (41,)
    message: ClassVar = {
        "zh": "“{name}”的条件对任何单位都不成立",
        "en": "the condition of “{name}” holds for no unit",
    }
    why: ClassVar = {
        "zh": "永远成立或永远不成立的条件不是条件，多半是界限写错了。",
        "en": "A condition that always or never holds is none; its limit is probably wrong.",
    }
    variants: ClassVar = {
        "always": {
            "zh": "“{name}”的条件对每个单位都成立",
            "en": "the condition of “{name}” holds for every unit",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "always" if args["always"] else ""

    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  后果 约谈 当 总分 < 0分  依据 第八条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  后果 约谈 当 总分 < 60分  依据 第八条
}
"""

    def prove(self, session: "Session") -> Iterator[Proved]:
        from ruledsl.proving.conditions import constant  # noqa: PLC0415

        for statement, always in constant(session):
            args = {"name": statement.name.text, "always": always}
            yield Proved(Diagnostic(self.code, args, statement.name.span, clause_texts(statement.clauses)))
