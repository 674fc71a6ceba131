"""W801 sheet-not-read: Other sheets change nothing, but that they were left out is said."""

from typing import ClassVar

from ruledsl.checks import Check


class SheetNotRead(Check):
    code = "W801"
    name = "sheet-not-read"
    message: ClassVar = {
        "zh": "“{sheet}”这张表没有读：表头里没有“单位”一列，也没有“项目”“值”两列",
        "en": "the sheet “{sheet}” was not read: its header has neither “unit” nor “item” and “value”",
    }
    why: ClassVar = {
        "zh": "工作簿里的其他表不影响结果，但漏读要说明。",
        "en": "Other sheets change nothing, but that they were left out is said.",
    }
