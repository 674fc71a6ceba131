"""F152 duplicate-key: One of the two would be ignored, and a program must not choose which."""

from typing import ClassVar

from ruledsl.checks import Check


class DuplicateKey(Check):
    code = "F152"
    name = "duplicate-key"
    message: ClassVar = {
        "zh": "“{key}”在同一处写了两次，只留一处",
        "en": "“{key}” stands twice in the same place; keep one",
    }
    why: ClassVar = {
        "zh": "两处之中有一处会被忽略，不能由程序挑选。",
        "en": "One of the two would be ignored, and a program must not choose which.",
    }
