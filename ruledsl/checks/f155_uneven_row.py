"""F155 uneven-row: With a wrong number of cells values slip into other columns; often a comma without quotes."""

from typing import ClassVar

from ruledsl.checks import Check


class UnevenRow(Check):
    code = "F155"
    name = "uneven-row"
    message: ClassVar = {
        "zh": "第 {line} 行有 {cells} 格，表头有 {columns} 列",
        "en": "line {line} has {cells} cells, the header has {columns} columns",
    }
    why: ClassVar = {
        "zh": "格数不对，值就会错列；多半是值里有逗号而没有加引号。",
        "en": "With a wrong number of cells values slip into other columns; often a comma without quotes.",
    }
