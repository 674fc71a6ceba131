"""I430 not-analysed: What no proof covers is said by name: silence never means clean."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NotAnalysed(Check):
    code = "I430"
    name = "not-analysed"
    message: ClassVar = {
        "zh": "没有得出结论：{names}",
        "en": "undecided: {names}",
    }
    why: ClassVar = {
        "zh": "证明没有覆盖到的部分逐一列出，没有提示不等于没有问题。",
        "en": "What no proof covers is said by name: silence never means clean.",
    }
    variants: ClassVar = {
        "open": {
            "zh": "要看其他单位才知道，没有分析：{names}",
            "en": "not analysed, because it needs other units: {names}",
        },
        "rows": {
            "zh": "只对事件件数不超过括号中数目的单位作了证明：{names}",
            "en": "proved only for units with no more events than the number in brackets: {names}",
        },
        "sorts": {
            "zh": "只对这些事件中情形不超过括号中种数的单位作了证明：{names}",
            "en": "proved only for units whose events differ in no more ways than the number in brackets: {names}",
        },
        "incidents": {
            "zh": "只对同一事由涉及这些事项的情况不超过括号中件数的单位作了证明：{names}",
            "en": "proved only for units in which no more incidents than the number in brackets concern several of: {names}",
        },
        "holes": {
            "zh": "“{measure}”还有未定事项，没有作证明（请同时给出方案）：{names}",
            "en": "“{measure}” still waits for decisions and was not proved (give its scheme as well): {names}",
        },
        "errors": {
            "zh": "“{measure}”有错误，没有作证明：{names}",
            "en": "“{measure}” has errors and was not proved: {names}",
        },
        "solver": {
            "zh": "没有安装求解器（pip install 'ruledsl[solver]'），以下各项没有分析：{names}",
            "en": "no solver is installed (pip install 'ruledsl[solver]'); not analysed: {names}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["reason"] == "undecided" else str(args["reason"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """All of the names: to say “and others” here would be to be silent."""
        separator = "、" if lang == "zh" else ", "
        return {"measure": str(args["measure"]), "names": separator.join(args["names"])}
