"""F162 row-without-unit: An event, approval or other row of a unit that is not among the units."""

from typing import ClassVar

from ruledsl.checks import Check


class RowWithoutUnit(Check):
    code = "F162"
    name = "row-without-unit"
    message: ClassVar = {
        "zh": "这一行的单位“{name}”不在单位表里",
        "en": "the unit “{name}” of this row is not in the table of units",
    }
    why: ClassVar = {
        "zh": "单位表里没有这个单位，这一行就没有计入任何单位；多半是名称写错，或者单位表不全。",
        "en": "Without its unit the row counts for nobody; the name may be misspelt or the table of units incomplete.",
    }
