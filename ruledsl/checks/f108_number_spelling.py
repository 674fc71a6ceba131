"""F108 number-spelling: Digits and a decimal point only, without unit, separators or exponent:
then every program reads the same number."""

from typing import ClassVar

from ruledsl.checks import Check


class NumberSpelling(Check):
    code = "F108"
    name = "number-spelling"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，应写成 {proposal}",
        "en": "“{fact}” is “{value}”; write {proposal}",
    }
    why: ClassVar = {
        "zh": "数字只用半角数字和小数点，不带单位、千分位和指数，各种表格软件才会读成同一个数。",
        "en": (
            "Digits and a decimal point only, without unit, separators or exponent: then every "
            "program reads the same number."
        ),
    }
