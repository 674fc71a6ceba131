"""N322 text-not-in-outline: The outline must be that of the text, else a whole article can be missing unseen."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class TextNotInOutline(Check):
    code = "N322"
    name = "text-not-in-outline"
    message: ClassVar = {
        "zh": "原文有{clause}，“条款”没有写到",
        "en": "the text has {clause}, which “articles” does not declare",
    }
    why: ClassVar = {
        "zh": "条款的范围要与原文一致，否则整条漏写也看不出来。",
        "en": "The outline must be that of the text, else a whole article can be missing unseen.",
    }
    variants: ClassVar = {
        "several": {
            "zh": "原文有{clause}（共 {count} 处），“条款”都没有写到",
            "en": "the text has {clause} ({count} in all), none of which “articles” declares",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "several" if "count" in args else ""
