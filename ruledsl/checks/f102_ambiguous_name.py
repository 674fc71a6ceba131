"""F102 ambiguous-name: A name may be shortened to its end only while it means one thing."""

from typing import ClassVar

from ruledsl.checks import Check


class AmbiguousName(Check):
    code = "F102"
    name = "ambiguous-name"
    message: ClassVar = {
        "zh": "“{name}”可以指 {paths}，请写出能区分的名称",
        "en": "“{name}” can mean {paths}; write enough of the path to tell them apart",
    }
    why: ClassVar = {
        "zh": "名称可以只写末尾几节，但只能指一个。",
        "en": "A name may be shortened to its end only while it means one thing.",
    }
