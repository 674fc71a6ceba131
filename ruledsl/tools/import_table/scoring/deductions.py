"""“每发现一处扣0.5分，扣完为止”: the full points less what each fault takes."""

import re
from decimal import Decimal

from attrs import frozen

from ruledsl.tools.import_table.model import Scoring
from ruledsl.tools.import_table.scoring.phrases import (
    NUMBER,
    UNITS,
    ZERO,
    Asked,
    amount,
    last_sentence,
    names,
    points,
)

_TAKES = re.compile(r"[扣减]")
_GIVES = re.compile(rf"[得加计记](?:{NUMBER}分|满分)")
_FULL_FIRST = re.compile(rf"^[^,;。扣减每]*(?:,[^,;。扣减每]*)*?[得计](满分|({NUMBER})分)[,;。]+")
_UNTIL = re.compile(
    r"[,;。(]*(?:直至|直到|以|至)?(?:本项|该项|此项|单项)?(?:分值|分数)?(?:扣完|扣光|扣至0分|减完)(?:本项|该项|此项)?(?:分值|得分|分)?(?:为止|止)?\)?[,;。]*"
)
_CHUNK = re.compile(
    rf"(?P<what>.*?)(?:[扣减](?:除|减)?(?P<takes>{NUMBER})分"
    rf"(?:[,;(]?(?:本项|该项|此项|单项|累计)*(?:最多|最高|至多|不超过)(?:不超过|扣|减)*除?(?P<upto>{NUMBER})分\)?)?|,?{ZERO})[,;。、]*"
)
_EACH = re.compile(
    rf"(?P<before>.*?)每(?P<verb>[^\d,每一两三四五六七八九十]{{0,8}}?)(?:一|1)?(?P<unit>{UNITS})(?P<after>[^,]*)"
)
_ONE = re.compile(rf"(?P<before>[^每]*?)(?:一|1)(?P<unit>{UNITS})(?P<after>[^,]*)")
#: What is left undone altogether cannot be left undone twice.
_ONCE = re.compile(
    r"(未|没有|无)(?:按要求|按规定|按时)?(制定|制订|建立|印发|成立|明确|配备|设立|设置|开设|编制|出台|安排|纳入|开展|召开|组织|举办)"
)
_SEES = ("发现", "出现", "发生", "有", "存在")


@frozen
class _Fault:
    name: str
    unit: str
    takes: Decimal
    upto: Decimal | None


def deductions(words: str, asked: Asked) -> Scoring | None:
    """The scoring of words that take points away."""
    if not _TAKES.search(words):
        return None
    until = asked.until_empty or bool(_UNTIL.search(words))
    rest = _without_full(_UNTIL.sub("。", words), asked)
    if _GIVES.search(re.sub(ZERO, "", rest)):
        return Scoring(reason="mixed")
    faults: list[_Fault] = []
    while rest.strip(",;。、"):
        chunk = _CHUNK.match(rest)
        if chunk is None:
            return Scoring(reason="unclear")
        fault = _fault(chunk, asked)
        if isinstance(fault, str):
            return Scoring(reason=fault)
        faults.append(fault)
        rest = rest[chunk.end() :]
    return _scoring(faults, until, asked)


def _without_full(words: str, asked: Asked) -> str:
    """Without the words that everything done has the full points: that is where deductions begin."""
    full = _FULL_FIRST.match(words)
    if full and (full[1] == "满分" or amount(full[2]) == asked.points):
        return words[full.end() :]
    return words


def _fault(chunk: re.Match[str], asked: Asked) -> _Fault | str:
    """A kind of fault, or the reason why it is none."""
    what = last_sentence(chunk["what"])
    takes = amount(chunk["takes"]) if chunk["takes"] else asked.points
    upto = amount(chunk["upto"]) if chunk["upto"] else None
    if not 0 < takes <= asked.points:
        return "limit"
    *before, last = what.split(",")
    each = _EACH.fullmatch(last) or _ONE.fullmatch(last)
    if each and chunk["takes"]:
        return _Fault(_name(each, before), each["unit"], takes, upto)
    if re.search(r"[\d%每]", last):
        return "unclear"
    if takes == asked.points or _ONCE.search(what):
        return _Fault(last, "项", takes, upto or takes)
    return "once-or-each"


def _name(each: re.Match[str], before: list[str]) -> str:
    """What is counted: the words around “each”, else those before it."""
    verb = each.groupdict().get("verb") or ""
    head, after = each["before"], each["after"].strip("的，")
    for see in _SEES:
        verb, head = verb.removesuffix(see), head.removesuffix(see)
    name = head + verb + after
    if name in ("缺", "少", "漏", "缺少"):
        return before[-1] if before else f"缺少{each['unit']}数"
    return name or (before[-1] if before else "")


def _scoring(faults: list[_Fault], until: bool, asked: Asked) -> Scoring:
    most = sum((f.upto if f.upto is not None else asked.points + 1 for f in faults), Decimal(0))
    if not until and most > asked.points:
        return Scoring(reason="not-exhausted")
    parts = []
    for fault, name in zip(faults, names([f.name for f in faults]), strict=True):
        upto = f" 最多{points(fault.upto)}" if fault.upto is not None else ""
        parts.append(f"{name} 每{fault.unit}{points(fault.takes)}{upto}")
    return Scoring(f"倒扣 {{ {' '.join(parts)} }}{' 扣完为止' if until else ''}")
