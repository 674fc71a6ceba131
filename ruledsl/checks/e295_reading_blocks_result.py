"""E295 reading-blocks-result: Where a text can be read in several ways, it must first be said which way is taken and why."""

from typing import ClassVar

from ruledsl.checks import Check


class ReadingBlocksResult(Check):
    code = "E295"
    name = "reading-blocks-result"
    message: ClassVar = {
        "zh": "口径“{name}”还没有采用其中一种，不能出结果；请写“采用 … 因 “…””，或先作试算（--trial）",
        "en": "the reading “{name}” is unsettled, so there is no result; write “adopt … because “…””, or make a trial (--trial)",
    }
    why: ClassVar = {
        "zh": "条文有几种理解时，由谁按哪一种、为什么，要先写明。",
        "en": "Where a text can be read in several ways, it must first be said which way is taken and why.",
    }
