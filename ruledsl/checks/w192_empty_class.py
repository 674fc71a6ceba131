"""W192 empty-class: A mean, a rank or a quota within a class of no units has nothing to work on."""

from typing import ClassVar

from ruledsl.checks import Check


class EmptyClass(Check):
    code = "W192"
    name = "empty-class"
    message: ClassVar = {
        "zh": "名单里“{name}”一个单位也没有（其他类别共 {others} 个单位）；它的同类统计、名次、名额都无从算起，请补上单位，或删去这一类",
        "en": "“{name}” has no unit in the roster (the other classes have {others}); there is nothing for its statistics, ranks and quotas, add units or leave the class out",
    }
    why: ClassVar = {
        "zh": "一个单位也没有的类别，平均、排名、名额都没有对象，多半是名单漏填。",
        "en": "A mean, a rank or a quota within a class of no units has nothing to work on.",
    }
