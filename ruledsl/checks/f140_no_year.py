"""F140 no-year: The year decides which events count and whether the measure was in force."""

from typing import ClassVar

from ruledsl.checks import Check


class NoYear(Check):
    code = "F140"
    name = "no-year"
    message: ClassVar = {
        "zh": "没有写考核年度，应有一行如“年度: 2023”",
        "en": "no assessment year is given; there must be a line like “year: 2023”",
    }
    why: ClassVar = {
        "zh": "年度决定哪些事件计入、办法是否有效。",
        "en": "The year decides which events count and whether the measure was in force.",
    }
