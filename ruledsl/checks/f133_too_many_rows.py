"""F133 too-many-rows: The limit guarantees that no sum can overflow."""

from typing import ClassVar

from ruledsl.checks import Check


class TooManyRows(Check):
    code = "F133"
    name = "too-many-rows"
    message: ClassVar = {
        "zh": "“{kind}”有 {number} 行，每个单位最多 {limit} 行",
        "en": "“{kind}” has {number} rows; at most {limit} are allowed in a unit",
    }
    why: ClassVar = {
        "zh": "行数有上限，才能保证分值之和不会溢出。",
        "en": "The limit guarantees that no sum can overflow.",
    }
