"""What the words of a clause say besides numbers, held against the statement that cites it.

The grade that a veto sets, being ranked last, counting only the highest, what comes before what: where the text says so
in so many words, the statement must say it too.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ruledsl.source import Span
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.sequence import Sequence as InOrder
from ruledsl.statements.tariff import Levels
from ruledsl.statements.veto import Veto
from ruledsl.syntax import Builtin, Reference, Statement
from ruledsl.tools.ledger.split import Passage

Difference = tuple[str, Span, dict[str, Any]]

_LAST = re.compile(r"(?:排|列|评)(?:在|为)?(?:末位|最后)|末位")
_HIGHEST = re.compile(r"就高|取最高|按最高|按[^，。；]{1,4}最高的?一[次项]|只计最高|只取最高|不重复[加扣计]|不累[加计]")
_RANK = {"total": r"总分|总得分|综合得分", "indicators_total": r"指标得分|考核得分", "bonus_total": r"加分(?!值)"}
#: Words that stand everywhere in such documents and name no act.
PLAIN = frozenset(["考核", "评议", "工作", "结果", "情况", "单位"])
_POINTS = re.compile(r"(\d+(?:\.\d+)?)分")
#: Words that make of the points behind them a limit, and no weight.
_LIMITS = "超过|高于|低于|少于|不足|最高|最低|至多|至少|最多|达到|按"
_SHARED = re.compile(r"([^。；;\n]*?)分别[^，。；;、\d]{0,4}((?:\d+(?:\.\d+)?分[、和，,]?)+)")
#: The best grade that is left: 最高评定为合格, 等次不得高于良好; what 最高 speaks of else is no grade.
_AT_BEST = re.compile(
    r"(?:最高(?:只能|只|可)?(?:确定|判定|评定|评|定)(?:其)?(?:考核)?(?:等次)?为|等次不(?:得|能|应)?(?:高于|超过))[“”]?([^，。；,;等的、“”]{1,6})"
)
#: Places that go to the next unit, and those that stay empty.
_PASSED_ON = re.compile(r"递补|不占用?[^，。；]{0,14}名额")
_NOT_PASSED_ON = re.compile(r"不(?:再|予|得|能)?(?:依次|顺次)?递补|仍占")
_GRADES = re.compile(r"(?:确定|判定|评定|评|定)(?:其)?(?:考核)?(?:等次)?为([^，。；,;等的、]{1,6})")


def wording(
    statement: Statement, passages: Sequence[Passage], alone: bool = True, merged: Collection[Passage] = ()
) -> Iterator[Difference]:
    """Every difference in words: its kind, its place, the values for the message.

    ``alone`` is whether no other line of events cites these passages, ``merged`` are those of which another statement
    says that only the highest counts.
    """
    text = "\n".join(p.text for p in passages)
    match statement:
        case Veto():
            yield from _veto(statement, text)
        case EventLine():
            counted = "\n".join(p.text for p in passages if p not in merged)
            yield from _counting(statement, counted if alone else _own(statement.name.text, counted))
            yield from _levels(statement, text)
        case Ranking():
            yield from _keys(statement, text)
        case InOrder():
            yield from _days(statement, text)
        case Indicator():
            yield from _weight(statement, text)


def _veto(veto: Veto, text: str) -> Iterator[Difference]:
    said = [m[1].strip("“”") for m in _GRADES.finditer(text)]
    if veto.sets and said and veto.sets not in said:
        yield "grade", veto.span, {"found": veto.sets, "expected": said[0]}
    if veto.sets or veto.ranked_last:
        last = bool(_LAST.search(text))
        if last != veto.ranked_last and (last or said):
            yield "last", veto.span, {"found": veto.name.text, "expected": ""}

    limits = [m[1] for m in _AT_BEST.finditer(text)]
    if veto.not_above and limits and veto.not_above not in limits:
        yield "grade", veto.span, {"found": veto.not_above, "expected": limits[0]}
    passes = not _NOT_PASSED_ON.search(text) if _PASSED_ON.search(text) else None
    if passes is not None and passes == veto.is_late:
        places = ("after_quotas", "before_quotas") if passes else ("before_quotas", "after_quotas")
        yield "other", veto.span, {"found": places[0], "expected": places[1]}


def _counting(line: EventLine, text: str) -> Iterator[Difference]:
    modes = {c.mode for c in line.counting} | {i.keep for i in line.incident}
    if _HIGHEST.search(text) and not modes & {"highest", "once", "once_a_level"}:
        yield "highest", line.span, {"found": line.name.text, "expected": ""}


def _own(name: str, text: str) -> str:
    """The sentences that speak of a line by a word of its name."""
    words = {name[n : n + 2] for n in range(len(name) - 1)} - PLAIN
    return "\n".join(s for s in re.split(r"[。\n]", text) if any(w in s for w in words))


def _levels(line: EventLine, text: str) -> Iterator[Difference]:
    """Each level with the first number of points that the text names behind it, up to the next level."""
    awards = line.tariff.awards if isinstance(line.tariff, Levels) else ()
    names = "|".join(re.escape(_stem(a.name.text)) for a in awards)
    for award in awards:
        stem = re.escape(_stem(award.name.text))
        part = re.search(rf"{stem}(?:(?!{names}).)*", text, re.S)
        said = _POINTS.search(part[0]) if part else None
        expected = _shared_out(stem, names, text) or (said[1] if said else "")
        if expected and Decimal(expected) != Decimal(str(award.quantity)):
            yield "weight", award.span, {"found": award.name.text, "expected": expected}


def _shared_out(stem: str, names: str, text: str) -> str:
    """The points of a level in a sentence that gives several levels theirs in one go: 国家、省、市…分别加3分、2分、1分."""
    for sentence in _SHARED.finditer(text):
        levels = re.findall(rf"{names}", sentence[1])
        given = _POINTS.findall(sentence[2])
        place = next((n for n, level in enumerate(levels) if re.fullmatch(stem, level)), None)
        if place is not None and len(levels) == len(given):
            return str(given[place])
    return ""


def _stem(level: str) -> str:
    """A level without the word for what is done on it: 国办通报 → 国办."""
    return level.removesuffix("通报").removesuffix("级") or level


def _weight(indicator: Indicator, text: str) -> Iterator[Difference]:
    """The points that the text names right behind the indicator's name, before that of a part of it; 计0分 is no weight."""
    parts = "".join(f"{re.escape(p.name.text)}|" for p in indicator.parts)
    said = re.search(
        rf"{re.escape(indicator.name.text)}(?:(?!{parts}{_LIMITS})[^，。；、,;\d]){{0,8}}[，,]?(?:满分|权重|占)?(\d+(?:\.\d+)?)分",
        text,
    )
    if said and indicator.maximum is not None and Decimal(said[1]) not in (0, Decimal(str(indicator.maximum))):
        yield "weight", indicator.maximum.span, {"found": indicator.name.text, "expected": said[1]}


def _keys(ranking: Ranking, text: str) -> Iterator[Difference]:
    """The keys of a ranking that the text names, in its order."""
    kinds = [k.expr.kind for k in ranking.keys if isinstance(k.expr, Builtin)]
    places = [(m.start(), k) for k in kinds if k in _RANK and (m := re.search(_RANK[k], text))]
    names = [k.expr.text for k in ranking.keys if isinstance(k.expr, Reference)]
    named = [text.find(n) for n in names]
    turned = len(places) == len(kinds) and not names and [k for _, k in sorted(places)] != kinds
    if turned or (min(named, default=-1) >= 0 and sorted(named) != named and len(_told_apart(names)) == len(names)):
        yield "keys", ranking.span, {"found": "", "expected": ""}


def _told_apart(names: Sequence[str]) -> list[str]:
    """The names that are no part of another."""
    return [n for n in names if not any(n in other for other in names if other != n)]


def _days(sequence: InOrder, text: str) -> Iterator[Difference]:
    """Two neighbours of a sequence whose acts the text names the other way round."""
    names = [n.text for n in sequence.names]
    for one, other in pairwise(names):
        first, second = _act(one, other, text), _act(other, one, text)
        if first is not None and second is not None and second < first:
            yield "days", sequence.span, {"found": one, "expected": other}


def _act(name: str, other: str, text: str) -> int | None:
    """Where the text speaks of the act after which a day is named: 方案审定日 → 审定; what both names share tells nothing."""
    word = name.removesuffix("日")
    for length in range(len(word), 1, -1):
        for start in range(len(word) - length, -1, -1):
            part = word[start : start + length]
            if part not in other and part not in PLAIN and (found := text.find(part)) >= 0:
                return found
    return None
