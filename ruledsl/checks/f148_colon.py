"""F148 colon: YAML takes only “: ”; with a full-width colon the line is mere text."""

from typing import ClassVar

from ruledsl.checks import Check


class Colon(Check):
    code = "F148"
    name = "colon"
    message: ClassVar = {
        "zh": "“{value}”的冒号应是半角，后面空一格：“{proposal}”",
        "en": "the colon in “{value}” must be half-width with a space behind it: “{proposal}”",
    }
    why: ClassVar = {
        "zh": "YAML 只认半角冒号加空格；全角冒号使整行成为一段文字。",
        "en": "YAML takes only “: ”; with a full-width colon the line is mere text.",
    }
