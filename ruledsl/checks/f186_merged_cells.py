"""F186 merged-cells: Only the first of merged cells has a value; whether the others have the same or none cannot be seen."""

from typing import ClassVar

from ruledsl.checks import Check


class MergedCells(Check):
    code = "F186"
    name = "merged-cells"
    message: ClassVar = {
        "zh": "{cell} 是合并单元格；请取消合并，每行各填各的（只有“单位”一列可以上下合并）",
        "en": "{cell} is merged; split it and fill in every row (only the column of units may be merged downwards)",
    }
    why: ClassVar = {
        "zh": "合并的格子只有第一格有值，其余各行是同样的值还是没有值，看不出来。",
        "en": "Only the first of merged cells has a value; whether the others have the same or none cannot be seen.",
    }
