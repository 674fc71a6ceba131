"""F138 other-measure: Facts for another measure must not be scored."""

from typing import ClassVar

from ruledsl.checks import Check


class OtherMeasure(Check):
    code = "F138"
    name = "other-measure"
    message: ClassVar = {
        "zh": "文件是办法“{value}”的事实，现在评定的是“{measure}”",
        "en": "the file holds facts for measure “{value}”, but “{measure}” is being assessed",
    }
    why: ClassVar = {
        "zh": "别的办法的事实不能用来评分。",
        "en": "Facts for another measure must not be scored.",
    }
