"""F187 workbook-without-facts: The header says what a sheet is about."""

from typing import ClassVar

from ruledsl.checks import Check


class WorkbookWithoutFacts(Check):
    code = "F187"
    name = "workbook-without-facts"
    message: ClassVar = {
        "zh": "{file} 里没有填报的表；表头须有“单位”一列，或者“项目”“值”两列",
        "en": "{file} has no sheet of facts; a header needs “unit”, or “item” and “value”",
    }
    why: ClassVar = {
        "zh": "表头说明一张表填的是什么。",
        "en": "The header says what a sheet is about.",
    }
