"""F139 other-year: Facts of another year must not be scored."""

from typing import ClassVar

from ruledsl.checks import Check


class OtherYear(Check):
    code = "F139"
    name = "other-year"
    message: ClassVar = {
        "zh": "文件是 {value} 年度的事实，现在评定的是 {year} 年度",
        "en": "the file holds facts for {value}, but {year} is being assessed",
    }
    why: ClassVar = {
        "zh": "别的年度的事实不能用来评分。",
        "en": "Facts of another year must not be scored.",
    }
