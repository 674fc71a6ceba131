"""F836 case-workbook: A workbook is a case if it says what must come out."""

from typing import ClassVar

from ruledsl.checks import Check


class CaseWorkbook(Check):
    code = "F836"
    name = "case-workbook"
    message: ClassVar = {
        "zh": "工作簿里没有“{sheet}”这张表，或者表里没有“单位”一列；ruledsl form --cases 制的表里有",
        "en": "the workbook has no sheet “{sheet}” with a column 单位 (unit); ruledsl form --cases makes one",
    }
    why: ClassVar = {
        "zh": "没有写应得的结果，就没有什么可以比较。",
        "en": "Where nothing says what must come out there is nothing to compare.",
    }
