"""N320 clause-missing: Every article and item is accounted for; none is dropped in silence."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ClauseMissing(Check):
    code = "N320"
    name = "clause-missing"
    message: ClassVar = {
        "zh": "{clause}没有任何语句写到；请写成语句，不计算的写“不涉及计分 {clause} “…””",
        "en": "no statement speaks of {clause}; write one, or “not scored {clause} “…”” if nothing is computed",
    }
    why: ClassVar = {
        "zh": "办法的每一条、每一项都要有交代，不能悄悄漏掉。",
        "en": "Every article and item is accounted for; none is dropped in silence.",
    }
    variants: ClassVar = {
        "several": {
            "zh": "{clause}（共 {count} 处）没有任何语句写到；请逐条写成语句，不计算的写“不涉及计分 {first} “…””",
            "en": "no statement speaks of {clause} ({count} in all); write one for each, or “not scored {first} “…”” if nothing is computed",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "several" if "count" in args else ""
