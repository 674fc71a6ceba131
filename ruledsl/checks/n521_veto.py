"""N521 veto: A veto counts whatever the score; it must be clear which one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class Veto(Check):
    code = "N521"
    name = "veto"
    message: ClassVar = {
        "zh": "因“{name}”一票否决，等次确定为{grade}",
        "en": "vetoed by “{name}”: the grade is {grade}",
    }
    why: ClassVar = {
        "zh": "一票否决不看分数，要写明是哪一条。",
        "en": "A veto counts whatever the score; it must be clear which one.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "存在“{name}”的情形；按口径不改变等次",
            "en": "“{name}” was found; under this reading it leaves the grade",
        },
        "voids": {"zh": "因“{name}”，总分不计", "en": "“{name}” voids the total: there is no score"},
        "forces": {"zh": "因“{name}”，总分计为 {detail} 分", "en": "“{name}” sets the total to {detail} points"},
        "ranked_last": {"zh": "因“{name}”，排在末位", "en": "“{name}” ranks the unit last"},
        "not_above": {"zh": "因“{name}”，等次最高评为{detail}", "en": "“{name}”: the grade is {detail} at best"},
        "downgrades": {"zh": "因“{name}”，等次降一等", "en": "“{name}” lowers the grade by one"},
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args.get("grade") else args.get("effect") or "none"
