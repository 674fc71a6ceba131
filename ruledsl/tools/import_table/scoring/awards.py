"""“明确领导的得1分；明确机构的得2分”: parts that add up, or one of several findings."""

import re
from decimal import Decimal

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import NUMBER, ZERO, Asked, amount, last_sentence, names, points

_CHUNK = re.compile(rf"(?P<what>[^;。]*?)的?[,:]?(?:[得计记加赋]?(?P<points>{NUMBER})分|(?P<none>{ZERO}))[,;。]*")
#: Findings of which one excludes the others.
_GRADED = re.compile(r"优|良|较好|较差|一般|合格|基本|部分|按时|逾期|及时|完整|全面|缺项|规范|好|中|差|齐全|未|没有|无")
#: Awards that may come several times, or several together: whether they add up is not said.
_SEVERAL = re.compile(r"级|获|奖|表彰|批示|采用|报道|刊发|转发|\d|%|以上|以下|以内")

_LIMIT = re.compile(r"最[高多]|不超过|上限")


def awards(words: str, asked: Asked) -> Scoring | None:
    """The scoring of several findings with points."""
    found: list[tuple[str, Decimal]] = []
    rest = words
    while rest.strip(",;。"):
        chunk = _CHUNK.match(rest)
        if chunk is None:
            return None
        what = last_sentence(chunk["what"]).removeprefix("其中").lstrip(":,")
        found.append((what, amount(chunk["points"]) if chunk["points"] else Decimal(0)))
        rest = rest[chunk.end() :]
    if any("每" in what for what, _ in found):
        single = [what for what, _ in found if not _LIMIT.search(what)]
        return Scoring(reason="parts") if len(single) > 1 else None
    given = [value for _, value in found if value]
    if len(given) < 2 or not all(what for what, _ in found):
        return None
    if any(_SEVERAL.search(what) for what, _ in found):
        return Scoring(reason="exclusive")
    none = found[-1][1] == 0
    if none and max(given) == asked.points and len(set(given)) == len(given) and _all_graded(found):
        said = [("其他情况" if what in ("否则", "其他", "其余") else what, value) for what, value in found]
        return Scoring(f"分档 {{ {_listed(said)} }}")
    graded = any(_GRADED.search(what) for what, _ in found)
    if not graded and len(given) == len(found) and sum(given) == asked.points:
        return Scoring(f"逐项 {{ {_listed(found)} }}")
    return Scoring(reason="exclusive")


def _all_graded(found: list[tuple[str, Decimal]]) -> bool:
    """Whether each finding is one of degrees of the same thing."""
    return all(_GRADED.search(what) or what in ("否则", "其他", "其余") for what, _ in found)


def _listed(found: list[tuple[str, Decimal]]) -> str:
    spelled = names([what for what, _ in found])
    return " ".join(f"{name} {points(value)}" for name, (_, value) in zip(spelled, found, strict=True))
