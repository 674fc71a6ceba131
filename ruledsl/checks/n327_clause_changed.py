"""N327 clause-changed: Where the text has changed, a statement written after the old one may be wrong."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ClauseChanged(Check):
    code = "N327"
    name = "clause-changed"
    message: ClassVar = {
        "zh": "{clause}的文字已改，引用它的语句要重新核对：{names}",
        "en": "the words of {clause} have changed; look again at the statements that cite it: {names}",
    }
    why: ClassVar = {
        "zh": "原文改了，照旧文写的语句可能已经不对。",
        "en": "Where the text has changed, a statement written after the old one may be wrong.",
    }
    variants: ClassVar = {
        "gone": {
            "zh": "{clause}已不在新文本里，引用它的语句要处理：{names}",
            "en": "{clause} is no longer in the text; these statements cite it: {names}",
        },
        "new": {
            "zh": "{clause}是新增的，还没有语句写到",
            "en": "{clause} is new; no statement speaks of it yet",
        },
        "uncited": {
            "zh": "{clause}的文字已改；没有语句引用它",
            "en": "the words of {clause} have changed; no statement cites it",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
