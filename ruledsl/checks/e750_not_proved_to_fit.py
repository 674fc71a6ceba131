"""E750 not-proved-to-fit: A number that outgrows 64 bits would be another number in a database."""

from typing import ClassVar

from ruledsl.checks import Check


class NotProvedToFit(Check):
    code = "E750"
    name = "not-proved-to-fit"
    message: ClassVar = {
        "zh": "“{column}”可能在 {low} 至 {high} 之间（{units} 个单位以内），64 位整数放不下，不能写成 SQL；请限制它所用的事实的范围",
        "en": "“{column}” may lie between {low} and {high} (up to {units} units), more than 64-bit integers hold: not written as SQL; limit the facts that it is made from",
    }
    why: ClassVar = {
        "zh": "数据库里的整数只有 64 位；没有证明放得下的，宁可不算，也不能算错。",
        "en": "Integers in a database have 64 bits; what is not proved to fit had better not be computed than be wrong.",
    }
