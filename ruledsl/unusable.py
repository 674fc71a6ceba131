"""A name that no expression can use here, though the measure has it: what it is, and of what.

错别字      a fault of 日常工作, of which a fact file tells the number
通报批评.分值  a field of every event of 通报批评
合格       a grade
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ruledsl.build import Builder
from ruledsl.lexer import is_numeral
from ruledsl.measure import Measure, covers
from ruledsl.source import Span
from ruledsl.syntax import Name, Node, Reference, Statement, integer
from ruledsl.words import lexicon

#: What every event of a line has besides the fields that are registered.
_OF_EVENTS = frozenset({"日期", "分值", "级别", "事由"})
#: Kinds of scoring whose parts have names, with the part in which they stand.
_PARTS = {"from_full": "faults", "checklist": "awards", "options": "awards"}
#: Kinds of scoring that ask for numbers beside the score.
_NUMBERS = {"counted": ("次数",), "completion": ("完成数", "目标数")}
#: Symbols that stand for no value by themselves.
_VALUES = frozenset({"points", "count", "flag", "fact", "value", "step"})
_BUILTINS = ("TOTAL", "INDICATORS_TOTAL", "BONUS_TOTAL", "DEDUCTION_TOTAL", "GRADES", "RANK_VALUE")
#: Keywords that are mostly meant for a quantity that every measure has; the check says which.
_TOTALS = frozenset({"加分", "扣分", "指标", "bonus", "deduction", "indicator"})
_ANSWERS = frozenset({"是", "否", "有", "无", "真", "假", "yes", "no", "true", "false"})
#: What documents carry from one period or row to the next: every one is computed by itself.
BEFORE = ("上期", "上一期", "上月", "上个月", "上季", "上一季", "上一行", "前一行", "前一期")
EARLIER = (*BEFORE, "结转", "连续")
_ROLES = frozenset({"grade", "class", "reading", "option"})


def refuse(build: Builder, name: Reference, choices: Sequence[str], several: bool) -> None:
    """Report a name that is no value, or one of several, with what is known of it."""
    known: dict[str, Any] = owned(build.measure, name.span, choices) if several else standing(build.measure, name.text)
    build.report("E212" if several else "E211", name.span, name=name.text, choices=choices, **known)


def standing(measure: Measure, name: str) -> dict[str, str]:
    """What a name stands for and whose it is; empty where the measure has no such name."""
    return next((found for look in _LOOKS for found in look(measure, *_split(name))), {})


def owned(measure: Measure, span: Span, paths: Sequence[str]) -> dict[str, str]:
    """Of several names the one within the indicator in which a place lies: its path, and which indicator that is."""
    around = [_name(n) for n in measure.nodes if type(n).RULE == "indicator" and covers(n.span, span)]
    for depth in range(len(around), 0, -1):
        owner = ".".join(around[:depth])
        if len(own := [p for p in paths if p.startswith(f"{owner}.")]) == 1:
            return {"owner": owner, "own": own[0]}
    return {}


def _split(name: str) -> tuple[str, str]:
    head, _, last = name.rpartition(".")
    return head, last


def _said(what: str, owner: str, last: str) -> dict[str, str]:
    return {"what": what, "owner": owner, "part": last}


def _scored(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A part of the scoring of an indicator."""
    for node in (n for n in measure.nodes if type(n).RULE == "indicator"):
        owner, scoring = _name(node), getattr(node, "scoring", None)
        if scoring is None or (head not in ("", owner) and not head.endswith(f".{owner}")):
            continue
        rule = type(scoring).RULE
        parts: tuple[Node, ...] = getattr(scoring, _PARTS[rule]) if rule in _PARTS else ()
        if last in _NUMBERS.get(rule, ()) or last in map(_name, parts):
            yield _said(rule, owner, last)


def _of_event(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A field of every event of a bonus or deduction."""
    for line in measure.statements:
        parts = (*getattr(line, "fields", ()), *(getattr(line, "defines", ()) if type(line).RULE != "rows" else ()))
        own = {_name(part) for part in parts} | (
            _OF_EVENTS if type(line).RULE in ("bonus", "deduction") else frozenset()
        )
        if last in own and head in ("", _name(line)):
            yield _said("event", _name(line), last)


def _in_rows(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A table of rows, or what each of its rows has."""
    for table in (s for s in measure.statements if type(s).RULE == "rows"):
        own = [_name(part) for part in (*getattr(table, "facts", ()), *getattr(table, "defines", ()))]
        if last in own and head in ("", _name(table)):
            yield _said("row", _name(table), last)
        elif last == _name(table) and not head:
            yield _said("rows", last, last)


def _symbols(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A grade, a class, an option, or a statement that has no value."""
    for symbol in measure.lookup(f"{head}.{last}" if head else last):
        if symbol.role in _ROLES:
            yield _said(symbol.role, symbol.path.partition(".")[0], last)
        elif symbol.role == "label":
            yield _said("label", type(symbol.statement).RULE, last)


def _choices(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """One of the names that a fact chooses from."""
    for fact in measure.statements:
        kind, detail = getattr(fact, "type", ("", ()))
        if kind == "choice_type" and isinstance(detail, tuple) and last in [getattr(n, "text", "") for n in detail]:
            yield _said("choice", _name(fact), last)


def _beyond(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """Something that does not exist of a statement that does."""
    for symbol in measure.lookup(head) if head else ():
        if symbol.role in _VALUES:
            yield _said("beyond", head, last) | {"kind": _rule(symbol.statement)}


def _glued(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A name with what should stand apart from it: 投诉件数超过10."""
    name = f"{head}.{last}" if head else last
    known = {s.path for s in measure.symbols if s.role in _VALUES} | {lexicon().spell(b, "zh") for b in _BUILTINS}
    owner = max((k for k in known if name.startswith(k)), key=len, default="")
    rest = name[len(owner) :]
    if owner and any(w for w in lexicon().words if len(w) > 1 and rest.startswith(w)):
        yield _said("glued", owner, rest)


def _words(measure: Measure, head: str, last: str) -> Iterator[dict[str, str]]:
    """A numeral in Chinese, yes or no, a keyword of another place."""
    if not head and is_numeral(last):
        yield _said("numeral", str(integer(last)), last)
    elif not head and last.startswith(EARLIER):
        yield _said("earlier", last[:2], last)
    elif not head and last in _ANSWERS:
        yield _said("answer", "", last)
    elif not head and last in lexicon().words and len(last) > 1 and last not in _TOTALS:
        yield _said("keyword", "", last)


def _rule(statement: Statement) -> str:
    return type(statement).RULE


def _name(node: Node | Statement) -> str:
    name = getattr(node, "name", None)
    return name.text if isinstance(name, Name) else ""


_LOOKS = (_scored, _in_rows, _of_event, _symbols, _choices, _beyond, _words, _glued)
