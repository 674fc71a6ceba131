"""F156 csv-columns: The header tells whether rows are units, events or approvals."""

from typing import ClassVar

from ruledsl.checks import Check


class CsvColumns(Check):
    code = "F156"
    name = "csv-columns"
    message: ClassVar = {
        "zh": "{file} 的表头是 {columns}；每列都要有名称，且须有“单位”一列",
        "en": "the header of {file} is {columns}; every column needs a name and one must be “unit”",
    }
    why: ClassVar = {
        "zh": "表头说明这是单位的事实、事件还是批准。",
        "en": "The header tells whether rows are units, events or approvals.",
    }
