"""F119 invisible-character: Names that look alike but differ would put facts on the wrong unit."""

from typing import ClassVar

from ruledsl.checks import Check


class InvisibleCharacter(Check):
    code = "F119"
    name = "invisible-character"
    covers = (44,)
    message: ClassVar = {
        "zh": "“{name}”中有看不见的字符 {characters}，请删去",
        "en": "“{name}” contains invisible characters {characters}; remove them",
    }
    why: ClassVar = {
        "zh": "看上去相同而实际不同的名称会使事实归错单位。",
        "en": "Names that look alike but differ would put facts on the wrong unit.",
    }
