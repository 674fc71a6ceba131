"""N335 incident-unnamed: Events without an incident count as one each, though only one of an incident should."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class IncidentUnnamed(Check):
    code = "N335"
    name = "incident-unnamed"
    message: ClassVar = {
        "zh": "“{name}”要看哪几件是同一事由，这 {count} 件没有填事由，各按一件事计：{lines}；"
        "是同一件事的请填同样的事由，不是的填不同的事由",
        "en": "“{name}” asks which events are one incident; these {count} name none and count as one each: {lines}; "
        "fill in the same incident (事由) where they are one, different ones where they are not",
    }
    variants: ClassVar = {
        "one": {
            "zh": "“{name}”要看哪几件是同一事由，这一件没有填事由，算作与别的都不是一件事：{lines}；"
            "与哪一件是同一件事的请填同样的事由，都不是的填不同的事由",
            "en": "“{name}” asks which events are one incident; this one names none and counts as another than all others: {lines}; "
            "fill in the same incident (事由) as that with which it is one, a different one where there is none",
        },
    }
    why: ClassVar = {
        "zh": "没有填事由的各是一件事；一件事登记了几次而漏填事由的，就重复计了分。",
        "en": "Events without an incident are one each; one that was recorded several times without it counts several times.",
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "one" if args["count"] == 1 else ""
