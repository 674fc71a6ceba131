"""E292 no-such-measure: When the measure asked for does not exist, no other is taken in its place."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NoSuchMeasure(Check):
    code = "E292"
    name = "no-such-measure"
    message: ClassVar = {
        "zh": "没有叫“{name}”的办法；有：{ids}",
        "en": "no measure is called “{name}”; there is: {ids}",
    }
    why: ClassVar = {
        "zh": "指明的办法不存在时，不能换一部来算。",
        "en": "When the measure asked for does not exist, no other is taken in its place.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "没有叫“{name}”的办法；是不是“{guess}”？",
            "en": "no measure is called “{name}”; did you mean “{guess}”?",
        },
        "empty": {
            "zh": "没有叫“{name}”的办法：读入的文件里一部办法也没有（只有方案或清单），请把办法的文件也给出",
            "en": "no measure is called “{name}”: the files that were read hold no measure, only schemes or lists; name the file of the measure too",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "guess" if args["guess"] else "" if args["ids"] else "empty"
