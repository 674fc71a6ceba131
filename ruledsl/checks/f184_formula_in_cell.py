"""F184 formula-in-cell: The value of a formula may be old or come from elsewhere; what is reported must be settled."""

from typing import ClassVar

from ruledsl.checks import Check


class FormulaInCell(Check):
    code = "F184"
    name = "formula-in-cell"
    message: ClassVar = {
        "zh": "{cell} 是公式（存的值是“{value}”）；请粘贴为数值",
        "en": "{cell} is a formula (its stored value is “{value}”); paste it as a value",
    }
    why: ClassVar = {
        "zh": "公式的值可能是旧的，也可能取自别处；填报的数应当是定下来的。",
        "en": "The value of a formula may be old or come from elsewhere; what is reported must be settled.",
    }
