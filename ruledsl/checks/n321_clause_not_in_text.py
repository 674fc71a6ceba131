"""N321 clause-not-in-text: The outline must be that of the text, else a wrong citation goes unnoticed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ClauseNotInText(Check):
    code = "N321"
    name = "clause-not-in-text"
    message: ClassVar = {
        "zh": "“条款”写了{clause}，原文没有",
        "en": "“articles” declares {clause}, which the text does not have",
    }
    why: ClassVar = {
        "zh": "条款的范围要与原文一致，否则引用错了也查不出来。",
        "en": "The outline must be that of the text, else a wrong citation goes unnoticed.",
    }
    variants: ClassVar = {
        "several": {
            "zh": "“条款”写了{clause}（共 {count} 处），原文都没有",
            "en": "“articles” declares {clause} ({count} in all), none of which the text has",
        },
        "annex": {
            "zh": "“条款”写了{clause}，原文里没有读出：附件的标题要在一行的开头（附件1　名单），下面是它的内容，项的编号写在行首（1．、（一））",
            "en": "“articles” declares {clause}, which could not be read in the text: the title of an annex begins a line (附件1　名单), its words stand below, items begin with their number (1．, （一）)",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        if args.get("annex"):
            return "annex"
        return "several" if "count" in args else ""
