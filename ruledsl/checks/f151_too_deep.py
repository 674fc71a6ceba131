"""F151 too-deep: No facts are nested so deep; most likely brackets do not match."""

from typing import ClassVar

from ruledsl.checks import Check


class TooDeep(Check):
    code = "F151"
    name = "too-deep"
    message: ClassVar = {
        "zh": "内容套了超过 {limit} 层",
        "en": "the contents are nested more than {limit} deep",
    }
    why: ClassVar = {
        "zh": "事实没有这么多层；多半是括号没有配对。",
        "en": "No facts are nested so deep; most likely brackets do not match.",
    }
