"""N330 fact-never-varies: A fact that is the same everywhere decides nothing; it was mostly copied or filled in by default."""

from typing import ClassVar

from ruledsl.checks import Check


class FactNeverVaries(Check):
    code = "N330"
    name = "fact-never-varies"
    message: ClassVar = {
        "zh": "“{name}”在全部 {count} 个单位都相同；核对是否照抄，或这一项分不出高低",
        "en": "“{name}” is the same in all {count} units; check whether it was copied, it tells none from another",
    }
    why: ClassVar = {
        "zh": "都一样的事实不影响先后，多半是照抄或者默认填的。只作除数、作比较标准的（目标数、应办件数）本来可以都一样，不提示。",
        "en": "A fact that is the same everywhere decides nothing; it was mostly copied or filled in by default. What others are "
        "only divided by or compared with (a target) may well be the same and is not told.",
    }
