"""N514 approval-used: Going beyond a limit is an exception and is shown with its approval."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ApprovalUsed(Check):
    code = "N514"
    name = "approval-used"
    message: ClassVar = {
        "zh": "{name}为 {asked} 分，超过 {limit} 分；依批准，上限为 {effective} 分",
        "en": "{name} came to {asked} points, over {limit}; by approval the limit is {effective} points",
    }
    why: ClassVar = {
        "zh": "经批准突破上限是例外，要连同批准一起公开。",
        "en": "Going beyond a limit is an exception and is shown with its approval.",
    }
    variants: ClassVar = {
        "named": {
            "zh": "{name}为 {asked} 分，超过 {limit} 分；依批准（{approval}），上限为 {effective} 分",
            "en": "{name} came to {asked} points, over {limit}; by approval ({approval}) the limit is {effective} points",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "named" if args.get("approval") else ""
