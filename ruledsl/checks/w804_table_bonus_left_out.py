"""W804 table-bonus-left-out: How often bonuses and deductions count, and up to what, the measure says; a row of a table cannot."""

from typing import ClassVar

from ruledsl.checks import Check


class TableBonusLeftOut(Check):
    code = "W804"
    name = "table-bonus-left-out"
    message: ClassVar = {
        "zh": "“{name}”（{count} 项）没有写入指标，列在文件开头的注释里；加分、扣分请对照办法自己写",
        "en": "“{name}” ({count} row(s)) is not among the indicators and listed in the remarks of the file; write bonuses and deductions as the measure has them",
    }
    why: ClassVar = {
        "zh": "加分、扣分、否决由办法规定次数和上限，表里的一行写不全。",
        "en": "How often bonuses and deductions count, and up to what, the measure says; a row of a table cannot.",
    }
