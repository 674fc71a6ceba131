"""“得分＝完成率×分值”: the full points in proportion; what a target of zero means must be said with the command."""

import re

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import NUMBER, Asked, amount

_COMPLETION = re.compile(
    rf"(?:[^,;。=×*]*[,:])?(?:得分=|按照?)?[^,;。=×*]*(?:率|比例)(?:[×*xX]|乘以?)(?:本项|该项|此项|标准)?"
    rf"(?:分值|满分|权重|分|(?P<points>{NUMBER})分?)(?:计算?得?分|得分|计分)?[。;]*"
    r"|(?:[^;。=×*]*[,:])?按照?[^,;。=×*]*(?:率|比例)(?:计算?|折算|换算|得|计)得?分[。;]*"
)


def completion(words: str, asked: Asked) -> Scoring | None:
    """The scoring of words that multiply a rate of completion by the points."""
    found = _COMPLETION.fullmatch(words)
    if found is None or re.search(r"扣|不得分", words):
        return None
    if found["points"] and amount(found["points"]) != asked.points:
        return Scoring(reason="limit")
    if not asked.zero_target:
        return Scoring(reason="zero-target")
    zero = {"full": "计满分", "zero": "0分"}[asked.zero_target]
    return Scoring(f"完成率 四舍五入到{asked.decimals}位小数 目标为零时 {zero}")
