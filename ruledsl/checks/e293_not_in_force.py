"""E293 not-in-force: A measure that has expired or is not yet in force cannot be the basis of an assessment."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NotInForce(Check):
    code = "E293"
    name = "not-in-force"
    covers = (45,)
    message: ClassVar = {
        "zh": "“{measure}”自 {first} 起施行，至 {last} 止，对 {year} 年度（{day}）无效",
        "en": "“{measure}” is in force from {first} to {last}; it does not hold for the year {year} ({day})",
    }
    why: ClassVar = {
        "zh": "失效或尚未施行的办法不能作为考核的依据。",
        "en": "A measure that has expired or is not yet in force cannot be the basis of an assessment.",
    }
    variants: ClassVar = {
        "open": {
            "zh": "“{measure}”自 {first} 起施行，对 {year} 年度（{day}）还没有效力",
            "en": "“{measure}” is in force from {first} on; it does not yet hold for the year {year} ({day})",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["last"] else "open"
