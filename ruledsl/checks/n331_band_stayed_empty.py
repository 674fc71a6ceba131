"""N331 band-stayed-empty: A grade that nobody got was not tried by these facts."""

from typing import ClassVar

from ruledsl.checks import Check


class BandStayedEmpty(Check):
    code = "N331"
    name = "band-stayed-empty"
    message: ClassVar = {
        "zh": "{count} 个单位里没有一个评为“{name}”",
        "en": "none of the {count} units has the grade “{name}”",
    }
    why: ClassVar = {
        "zh": "没有用到的等次，这批数据没有检验过它。",
        "en": "A grade that nobody got was not tried by these facts.",
    }
