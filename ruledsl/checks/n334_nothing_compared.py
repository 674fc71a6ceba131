"""N334 nothing-compared: A comparison that compares nothing finds nothing; that is no agreement."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class NothingCompared(Check):
    code = "N334"
    name = "nothing-compared"
    message: ClassVar = {
        "zh": "没有与原文比对：文本里没有读出条款；编号要写在一行的开头，如“第一条”“第1条”“1.1”、“一、”“（一）”",
        "en": "nothing was compared: no clause was found in the text; numbers open a line, such as 第一条, 第1条, 1.1, 一、 or （一）",
    }
    why: ClassVar = {
        "zh": "什么都没有比对，就什么差别也看不出来，不等于一致。",
        "en": "A comparison that compares nothing finds nothing; that is no agreement.",
    }
    variants: ClassVar = {
        "elsewhere": {
            "zh": "没有与原文比对：语句引用的{cited}等，文本里都没有；文本里读出的是{there}等",
            "en": "nothing was compared: what the statements cite ({cited} …) is not in the text, which has {there} …",
        },
        "title": {
            "zh": "没有与原文比对：不知道文本里哪一份是这部办法；请把题名写成一样",
            "en": "nothing was compared: it is not known which document of the text is the measure; give both the same title",
        },
        "uncited": {
            "zh": "没有与原文比对：没有一条语句写了“依据”",
            "en": "nothing was compared: no statement cites a clause",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        return said | {k: words.listed(args[k], lang) for k in ("cited", "there") if k in args}
