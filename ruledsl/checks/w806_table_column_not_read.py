"""W806 table-column-not-read: A column that is not known may hold something that matters; that it was left out is said."""

from typing import ClassVar

from ruledsl.checks import Check


class TableColumnNotRead(Check):
    code = "W806"
    name = "table-column-not-read"
    message: ClassVar = {
        "zh": "“{name}”这一列没有读",
        "en": "the column “{name}” was not read",
    }
    why: ClassVar = {
        "zh": "不认识的列里可能有要紧的话，漏读要说明。",
        "en": "A column that is not known may hold something that matters; that it was left out is said.",
    }
