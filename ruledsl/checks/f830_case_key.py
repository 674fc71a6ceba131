"""F830 case-key: With a misspelt key passed over the case would not check what it is for."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseKey(Check):
    code = "F830"
    name = "case-key"
    message: ClassVar = {
        "zh": "样例文件里没有“{name}”这一项；可写：{candidates}",
        "en": "a file of cases has no key “{name}”; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "写错的项若被略过，样例就没有检查它要检查的东西。",
        "en": "With a misspelt key passed over the case would not check what it is for.",
    }
