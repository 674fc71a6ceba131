"""F157 more-problems: Thousands of problems help nobody; mostly they have one cause."""

from typing import ClassVar

from ruledsl.checks import Check


class MoreProblems(Check):
    code = "F157"
    name = "more-problems"
    message: ClassVar = {
        "zh": "另有 {number} 个问题没有列出；请先改正以上各项",
        "en": "{number} more problems are not listed; correct those above first",
    }
    why: ClassVar = {
        "zh": "列出成千上万个问题没有用，多半出于同一原因。",
        "en": "Thousands of problems help nobody; mostly they have one cause.",
    }
