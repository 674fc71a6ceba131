"""“每开展一次得1分，最高3分”: a number of things times their points."""

import re

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import NUMBER, UNITS, Asked, amount, points

_COUNTED = re.compile(
    rf"(?P<before>[^每]*?)每(?P<verb>[^\d,;。每一两三四五六七八九十]{{0,12}}?)(?:一|1)?(?P<unit>{UNITS})(?P<after>[^\d,;。每]*?)[的,]*"
    rf"(?:可|计)?[得加计记赋](?P<each>{NUMBER})分"
    rf"(?:[,;。(]*(?:累计|本项|该项|此项|合计|总分)*(?:最高|最多|至多|上限|满分|不超过)(?:可|得|加|计|为|不超过)*(?P<upto>{NUMBER})分\)?"
    r"|[,;。]*(?:以|至|直至)?(?:本项|该项|此项)?(?:加满|得满|计满|得完|加完|满分|分值)(?:为止|为限))?[,;。]*"
)
#: Each quarter one: more in one quarter may count or not.
_PERIODS = ("年", "季", "月", "周", "日", "半年", "旬")


def counted(words: str, asked: Asked) -> Scoring | None:
    """The scoring of words that give points for each of something."""
    found = _COUNTED.fullmatch(words)
    if found is None or re.search(rf"{NUMBER}分", found["before"]):
        return None
    if found["verb"].startswith(_PERIODS):
        return Scoring(reason="period")
    each, upto = amount(found["each"]), amount(found["upto"]) if found["upto"] else asked.points
    if not 0 < each <= asked.points or upto > asked.points:
        return Scoring(reason="limit")
    limit = f" 最多{points(upto)}" if upto < asked.points else ""
    return Scoring(f"每{found['unit']}{points(each)}{limit}")
