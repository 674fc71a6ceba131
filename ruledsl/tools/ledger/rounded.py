"""How the rules round, held against the words of the clauses: a part of a step, a number of places, decimals.

    不足1个百分点的按1个百分点计       up: 进一取整
    每高1件扣2分，不足1件的不扣        down: 舍去取整
    舍去小数取整                       down, of places and of what is left out
    保留两位小数，四舍五入             half up, of decimals

A clause that says both (不足的不加, 不足的按1个百分点扣) tells nothing of either, unless it says which for what goes up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ruledsl.statements.quota import Quota
from ruledsl.syntax import Node, Rounding, Statement, Steps, Trim, Whole, walk
from ruledsl.tools.ledger.split import OfficialDocument, Passage
from ruledsl.tools.ledger.wording import Difference

_CN = "一二两三四五六七八九十百"
_LACKING = rf"不足((?:\d|[{_CN}])[^，。；（）]{{0,11}}?)(?:的|部分|[，,]){{0,3}}"
_STEPS = (
    ("quota_up", re.compile(rf"{_LACKING}(?:也|均|都)?按\1(?:计|算|处|的?标准|扣|加)")),
    ("quota_down", re.compile(rf"{_LACKING}(?:不计(?![分入算])|不再?[扣加]|不予[计扣加]|忽略|舍去|略去)")),
    ("pro_rata", re.compile(rf"{_LACKING}按(?:比例|实际|其?占比)")),
)
_DOWN = "降低少减"
#: What is said of a part of a step that goes up or down, up to the next such part.
_LED = rf"([升增高超涨{_DOWN}])[^，。；不]{{0,2}}不足(?:(?![升增高超涨{_DOWN}][^，。；不]{{0,2}}不足).)*"
_WHOLE_STEP = re.compile(r"每满(?:\d|[一二两三四五六七八九十])")
#: 不足1名的按1名 is the least number of places.
_PLACES = re.compile(r"不足[^，。；]{1,3}(?:名|位|家|个(?!百分|千分|工作|月))")
_COUNTS = (
    ("quota_half_up", re.compile(r"四舍五入(?![^，。；]{0,6}小数)")),
    (
        "quota_down",
        re.compile(r"舍去(?:小数|尾数|取整)|小数(?:部分|点后)?(?:不计|舍去)|只舍不入|向下取整|去尾|取整数部分"),
    ),
    ("quota_up", re.compile(r"进一|只入不舍|向上取整|进位取整|小数[^，。；]{0,4}进")),
)
_DECIMALS = (
    ("round", re.compile(r"四舍五入")),
    ("round_down", re.compile(r"舍去(?![^，。；]{0,4}取整)|不(?:作|做|予|进行)?四舍五入|截取|去尾")),
)
_ALL = re.compile(r"(?:以上|上述)?(?:均|都|一律|统一)[^，。；\d]{0,4}(?:四舍五入|舍去|截取)")
_MODES = {"half_up": "round", "down": "round_down"}


def rounded(statement: Statement, passages: Sequence[Passage], document: OfficialDocument) -> Iterator[Difference]:
    """Each rounding of a statement that its clauses have otherwise."""
    sentences = _sentences(passages)
    counts = set(_of_counts(sentences))
    decimals = _of_decimals(sentences) or _of_decimals(_sentences(document.passages))
    for node in own_nodes(statement):
        match node:
            case Steps():
                mode, said = node.manner, _of_way(node.relation, sentences)
            case Whole():
                mode, said = node.whole_units, counts | set(_of_steps(sentences))
            case Quota() if node.quota_rounding:
                mode, said = node.quota_rounding, counts
            case Trim() if node.whole_units:
                mode, said = node.whole_units, counts
            case Rounding():
                mode, said = _MODES[node.mode], decimals
            case _:
                continue
        if said and mode not in said:
            yield "other", node.span, {"found": mode, "expected": min(said)}


def own_nodes(statement: Statement) -> Iterator[Node]:
    """What a statement is made of without the parts that cite for themselves."""
    apart = {id(n) for part in walk(statement) if _apart(part, statement) for n in walk(part)}
    yield from (n for n in walk(statement) if id(n) not in apart)


def _apart(part: Node, statement: Statement) -> bool:
    return isinstance(part, Statement) and part is not statement and bool(part.cite)


def _sentences(passages: Iterable[Passage]) -> list[str]:
    return [s for p in passages for s in re.split(r"[。；;\n]", p.text)]


def _towards(relation: str, sentences: list[str]) -> list[str]:
    """Of sentences that go up (每高) and down (每低) those that go the way of a comparison."""
    up, down = (re.compile(rf"每[^，。；\d]{{0,4}}[{way}]") for way in ("高超升增多", "低降少减差"))
    own, other = (down, up) if relation in ("lt", "le") else (up, down)
    return [s for s in sentences if own.search(s) or not other.search(s)]


def _of_way(relation: str, sentences: list[str]) -> set[str]:
    """How a part of a step counts for those that go the way of a comparison: 上升不足1个百分点的不计，下降不足的按1个百分点计."""
    led = [(cut[1] in _DOWN, cut[0]) for s in sentences for cut in re.finditer(_LED, s)]
    if len({down for down, _ in led}) < 2:
        return set(_of_steps(_towards(relation, sentences)))
    own = [part for down, part in led if down == (relation in ("lt", "le"))]
    return {mode for part in own for mode, pattern in _STEPS if pattern.search(part)}


def _of_steps(sentences: Iterable[str]) -> Iterator[str]:
    """How a part of a step counts: only where something is said of each one."""
    for sentence in sentences:
        if "每" in sentence or sentence.startswith("不足"):
            said = _PLACES.sub("", sentence)
            yield from (mode for mode, pattern in _STEPS if pattern.search(said))
            yield from ["quota_down"] * bool(_WHOLE_STEP.search(said))


def _of_counts(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        if "整" in sentence or re.search("舍|进一", sentence):
            yield from (mode for mode, pattern in _COUNTS if pattern.search(sentence))


def _of_decimals(sentences: Sequence[str]) -> set[str]:
    """How decimals are cut, where they are spoken of or right after it: 保留两位小数。均四舍五入。"""
    spoken = [s for before, s in pairwise(("", *sentences)) if "小数" in s or ("小数" in before and _ALL.match(s))]
    return {mode for s in spoken for mode, pattern in _DECIMALS if pattern.search(s)}
