"""F132 duplicate-event-id: With one id nobody knows whether it is one event or two."""

from typing import ClassVar

from ruledsl.checks import Check


class DuplicateEventId(Check):
    code = "F132"
    name = "duplicate-event-id"
    message: ClassVar = {
        "zh": "编号“{name}”在本单位用了不止一次",
        "en": "the id “{name}” is used more than once in this unit",
    }
    why: ClassVar = {
        "zh": "编号相同，就不知道是一件事还是两件事。",
        "en": "With one id nobody knows whether it is one event or two.",
    }
