"""F191 scored-twice: A round has one score; a change belongs to the next round."""

from typing import ClassVar

from ruledsl.checks import Check


class ScoredTwice(Check):
    code = "F191"
    name = "scored-twice"
    message: ClassVar = {
        "zh": "“{fact}”在“{round}”这一轮评了两次",
        "en": "“{fact}” was scored twice in the round “{round}”",
    }
    why: ClassVar = {
        "zh": "一轮只有一个分；改动写在下一轮。",
        "en": "A round has one score; a change belongs to the next round.",
    }
