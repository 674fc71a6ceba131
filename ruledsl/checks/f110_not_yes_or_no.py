"""F110 not-yes-or-no: A yes-or-no fact has two answers."""

from typing import ClassVar

from ruledsl.checks import Check


class NotYesOrNo(Check):
    code = "F110"
    name = "not-yes-or-no"
    message: ClassVar = {
        "zh": "“{fact}”填的是“{value}”，应填 是 或 否",
        "en": "“{fact}” is “{value}”; it must be yes or no",
    }
    why: ClassVar = {
        "zh": "是否项只有两种答案。",
        "en": "A yes-or-no fact has two answers.",
    }
