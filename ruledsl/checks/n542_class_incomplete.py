"""N542 class-incomplete: With one unit missing the ranks of its class may change; it does not count as absent."""

from typing import ClassVar

from ruledsl.checks import Check


class ClassIncomplete(Check):
    code = "N542"
    name = "class-incomplete"
    message: ClassVar = {
        "zh": "这些单位没有算出：{units}；同类单位的名次等暂缺",
        "en": "these units could not be computed: {units}; ranks and the like of their classes are left open",
    }
    why: ClassVar = {
        "zh": "少一个单位，同类的名次就可能不同；不能当作这个单位不存在。",
        "en": "With one unit missing the ranks of its class may change; it does not count as absent.",
    }
