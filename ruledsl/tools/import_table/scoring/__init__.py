"""The words of a criterion → a way of scoring, where there is one reading of them; else the reason why there is none.

Every amount of points in the words must have its place in what is recognised; nothing is left over, nothing is guessed.
"""

import re

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.awards import awards
from ruledsl.tools.import_table.scoring.bands import bands
from ruledsl.tools.import_table.scoring.completion import completion
from ruledsl.tools.import_table.scoring.counted import counted
from ruledsl.tools.import_table.scoring.deductions import deductions
from ruledsl.tools.import_table.scoring.met import met
from ruledsl.tools.import_table.scoring.phrases import NUMBER, UNITS, Asked, amount, prepared

#: Words that leave the points to a judgement, or that no way of scoring can say; the first that is found is the reason.
_OPEN = (
    (
        "said",
        re.compile(r"(由|请)?.{0,12}(考核组|评分单位|考核单位|领导小组|专家).{0,6}(评定|打分|评分|赋分)|综合评[定价]"),
    ),
    ("discretion", re.compile(r"酌情|视情|视.{0,8}(情况|程度|情节)|根据.{0,12}(情况|程度|质量|效果|情节)|适当")),
    ("range", re.compile(rf"{NUMBER}分?(-|—|–|~|至|到){NUMBER}分|分(以内|以下|以上|左右)")),
    ("percent-point", re.compile(r"百分点|每(下降|降低|低|少|高|提高|增加|减少|增长)\d*(\.\d+)?%|每\d+(\.\d+)?%")),
    ("per-several", re.compile(rf"每[^,;。]{{0,6}}([2-9]|1\d|[两三四五六七八九十])({UNITS})")),
    ("ranking", re.compile(r"排名|名次|第[一二三四五六七八九十\d]+名|前[一二三四五六七八九十\d]+名|平均|最后一名")),
    ("steps", re.compile(r"倍|类推|递增|递减|逐级|依次")),
)
_POINTS = re.compile(rf"{NUMBER}分|[得计]满分|不得分|不计分|全扣|率|比例")
_OWN_FULL = re.compile(rf"^(?:本项|该项|此项)?(?:满分|共计|共|分值)(?:为|:)?({NUMBER})分[,。;:]*")


def recognised(text: str, asked: Asked) -> Scoring:
    """How a criterion is scored."""
    words = prepared(text)
    if not words:
        return Scoring(reason="no-words")
    own = _OWN_FULL.match(words)
    if own:
        if amount(own[1]) != asked.points:
            return Scoring(reason="limit")
        words = words[own.end() :]
    for reason, pattern in _OPEN:
        if pattern.search(words):
            return Scoring(reason=reason)
    if not _POINTS.search(words):
        return Scoring(reason="no-points")
    for read in (completion, bands, met, deductions, counted, awards):
        found = read(words, asked)
        if found is not None:
            return found
    return Scoring(reason="unclear")


__all__ = ["Asked", "recognised"]
