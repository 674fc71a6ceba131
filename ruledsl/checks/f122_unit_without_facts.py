"""F122 unit-without-facts: A missing unit changes the ranks of its class; it is not left out silently."""

from typing import ClassVar

from ruledsl.checks import Check


class UnitWithoutFacts(Check):
    code = "F122"
    name = "unit-without-facts"
    message: ClassVar = {
        "zh": "名单中的“{unit}”没有任何事实",
        "en": "“{unit}” is in the roster but has no facts",
    }
    why: ClassVar = {
        "zh": "少一个单位会改变同类单位的名次，不能当作没有这个单位。",
        "en": "A missing unit changes the ranks of its class; it is not left out silently.",
    }
