"""“印发年度计划的得3分，未印发的不得分”: everything or nothing."""

import re

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import NUMBER, ZERO, Asked, amount

_MET = re.compile(
    rf"(?P<yes>[^;。每]*?)的?,?[得计记](?:满分|(?P<points>{NUMBER})分)[,;。]+(?P<no>[^;。每]*?)的?,?{ZERO}[,;。]*"
)
_MET_LAST = re.compile(
    rf"(?P<no>[^,;。每]*?)的?,?{ZERO}[,;。]+(?P<yes>[^;。每]*?)的?,?[得计记](?:满分|(?P<points>{NUMBER})分)[,;。]*"
)
_NOT = re.compile(r"(否则|反之|未|不|没|无|否|达不到|缺|其他|其余)")


def met(words: str, asked: Asked) -> Scoring | None:
    """The scoring of words that give all points if something is so, else none."""
    found = _MET.fullmatch(words) or _MET_LAST.fullmatch(words)
    if found is None or re.search(rf"{NUMBER}分|满分", found["yes"] + found["no"]) or not _NOT.search(found["no"]):
        return None
    if found["points"] and amount(found["points"]) != asked.points:
        return Scoring(reason="limit")
    return Scoring("符合得满分")
