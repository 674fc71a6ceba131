"""F106 too-many-decimals: The measure sets the number of decimals; nothing is rounded silently."""

from typing import ClassVar

from ruledsl.checks import Check


class TooManyDecimals(Check):
    code = "F106"
    name = "too-many-decimals"
    message: ClassVar = {
        "zh": "“{fact}”填的是 {value}，最多 {decimals} 位小数",
        "en": "“{fact}” is {value}; at most {decimals} decimals are allowed",
    }
    why: ClassVar = {
        "zh": "分值的小数位数由办法规定；不自行四舍五入。",
        "en": "The measure sets the number of decimals; nothing is rounded silently.",
    }
