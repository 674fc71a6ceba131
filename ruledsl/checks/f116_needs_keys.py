"""F116 needs-keys: Several things are asked for here."""

from typing import ClassVar

from ruledsl.checks import Check


class NeedsKeys(Check):
    code = "F116"
    name = "needs-keys"
    message: ClassVar = {
        "zh": "{place} 是“{value}”，应是若干“名称: 值”",
        "en": "{place} is “{value}”; it must be “name: value” lines",
    }
    why: ClassVar = {
        "zh": "这里要填多项内容。",
        "en": "Several things are asked for here.",
    }
