"""F128 unknown-event-kind: An event must count under a statement of the measure."""

from typing import ClassVar

from ruledsl.checks import Check


class UnknownEventKind(Check):
    code = "F128"
    name = "unknown-event-kind"
    message: ClassVar = {
        "zh": "没有叫“{name}”的计分事项；有：{candidates}",
        "en": "there is no kind of event “{name}”; there is: {candidates}",
    }
    why: ClassVar = {
        "zh": "事件必须计入办法中的某一条。",
        "en": "An event must count under a statement of the measure.",
    }
