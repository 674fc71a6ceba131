"""F832 case-result: An expectation under a misspelt name checks nothing."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseResult(Check):
    code = "F832"
    name = "case-result"
    message: ClassVar = {
        "zh": "没有“{name}”这个结果或单位；是不是“{candidates}”？",
        "en": "there is no result or unit “{name}”; did you mean “{candidates}”?",
    }
    why: ClassVar = {
        "zh": "应为里的名称写错了，就什么也没有检查。",
        "en": "An expectation under a misspelt name checks nothing.",
    }
