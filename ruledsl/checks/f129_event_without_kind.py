"""F129 event-without-kind: An event that counts in nothing changes nothing, which is hardly meant."""

from typing import ClassVar

from ruledsl.checks import Check


class EventWithoutKind(Check):
    code = "F129"
    name = "event-without-kind"
    message: ClassVar = {
        "zh": "事件“{name}”没有写“计入”哪一条",
        "en": "event “{name}” does not say what it counts in (“lines”)",
    }
    why: ClassVar = {
        "zh": "没有计入任何一条的事件不会影响得分，多半是漏写。",
        "en": "An event that counts in nothing changes nothing, which is hardly meant.",
    }
