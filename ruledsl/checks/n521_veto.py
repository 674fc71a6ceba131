"""N521 veto: A veto counts whatever the score; it must be clear which one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._seen import seen


class Veto(Check):
    code = "N521"
    name = "veto"
    message: ClassVar = {
        "zh": "因“{name}”一票否决，等次确定为{grade}{seen}",
        "en": "vetoed by “{name}”: the grade is {grade}{seen}",
    }
    why: ClassVar = {
        "zh": "一票否决不看分数，要写明是哪一条。",
        "en": "A veto counts whatever the score; it must be clear which one.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "存在“{name}”的情形，不改变等次{seen}",
            "en": "“{name}” was found, which leaves the grade{seen}",
        },
        "reading": {
            "zh": "存在“{name}”的情形；按口径不改变等次{seen}",
            "en": "“{name}” was found; under this reading it leaves the grade{seen}",
        },
        "voids": {"zh": "因“{name}”，总分不计{seen}", "en": "“{name}” voids the total: there is no score{seen}"},
        "forces": {
            "zh": "因“{name}”，总分计为 {detail} 分{seen}",
            "en": "“{name}” sets the total to {detail} points{seen}",
        },
        "ranked_last": {"zh": "因“{name}”，排在末位{seen}", "en": "“{name}” ranks the unit last{seen}"},
        "not_above": {
            "zh": "因“{name}”，等次最高评为{detail}{seen}",
            "en": "“{name}”: the grade is {detail} at best{seen}",
        },
        "not_above_anyway": {
            "zh": "存在“{name}”的情形，等次最高评为{detail}；按得分本来不高于{detail}，没有因此降低{seen}",
            "en": "“{name}” was found: the grade is {detail} at best; by the score it is no better, and is not lowered{seen}",
        },
        "downgrades_anyway": {
            "zh": "存在“{name}”的情形，等次降一等；按得分本来是末等，没有再降{seen}",
            "en": "“{name}” lowers the grade by one; by the score it is the last already, and is not lowered{seen}",
        },
        "downgrades": {"zh": "因“{name}”，等次降一等{seen}", "en": "“{name}” lowers the grade by one{seen}"},
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        effect = args.get("effect") or "none"
        anyway = "_anyway" if args.get("lowers") == "no" and effect in ("not_above", "downgrades") else ""
        return "" if args.get("grade") else f"{effect}{anyway}"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "seen": seen(args, lang)}
