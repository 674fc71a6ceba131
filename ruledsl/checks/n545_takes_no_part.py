"""N545 takes-no-part: A unit without rank and grade must read by which article it is left out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._seen import seen


class TakesNoPart(Check):
    code = "N545"
    name = "takes-no-part"
    message: ClassVar = {
        "zh": "因“{name}”不参评：得分照算，不排名、不评等次，不计入名额的基数{seen}",
        "en": "takes no part because of “{name}”: it keeps its score and has neither rank nor grade; no share of places counts it{seen}",
    }
    why: ClassVar = {
        "zh": "没有名次、等次的单位，要写明依据哪一条。",
        "en": "A unit without rank and grade must read by which article it is left out.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "seen": seen(args, lang)}
