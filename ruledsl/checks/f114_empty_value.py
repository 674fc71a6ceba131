"""F114 empty-value: A blank may mean zero, none or forgotten; it is not guessed."""

from typing import ClassVar

from ruledsl.checks import Check


class EmptyValue(Check):
    code = "F114"
    name = "empty-value"
    message: ClassVar = {
        "zh": "“{fact}”后面没有值；填上值，或删去这一行",
        "en": "“{fact}” has no value; give one or leave out the line",
    }
    why: ClassVar = {
        "zh": "空白可能是零、没有或忘记填，不能猜。",
        "en": "A blank may mean zero, none or forgotten; it is not guessed.",
    }
