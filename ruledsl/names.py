"""What may be named how: no name twice in one place, none that the language or its files need for themselves.

Called by ``bind`` over all statements of a measure.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.measure import Measure, Symbol, clause_texts
from ruledsl.node import fields
from ruledsl.source import Span
from ruledsl.statements.define import Define
from ruledsl.statements.event_fields import EventField
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.reading import Reading
from ruledsl.statements.scoring import Tiers
from ruledsl.statements.valid_for import ValidFor
from ruledsl.statements.veto import Veto
from ruledsl.statements.year import Year
from ruledsl.syntax import Compare, Date, Guard, Name, Node, Quantity, Rounding, Statement, Yearly

#: Quantities that every measure has; facts and results are kept under these names.
RESERVED = frozenset(
    [
        "总分",
        "等次",
        "名次",
        "加分合计",
        "扣分合计",
        "指标得分合计",
        "评议得分",
        "考核主体",
        "类别",
        "考核年度",
        "考核年度首日",
        "考核年度末日",
    ]
)
#: Fields that every event line has.
EVENT_FIELDS = frozenset(["日期", "事由", "决定人", "理由", "佐证", "分值", "级别", "次数", "第几次", "第几个事由"])
#: Lists of a statement whose names stand for values of one row.
_OF_ROW = frozenset(["fields", "facts", "defines"])
#: Decimals of points and percentages as facts state them, and of what is rounded on the way.
MOST_PLACES, MOST_DECIMALS = 4, 6
#: Marks that tell the parts of a path from each other.
_MARKS = ".#@:|"


def wrong_names(measure: Measure, guarded: tuple[type[Statement], ...]) -> tuple[Diagnostic, ...]:
    """All of it in one walk; ``guarded`` are the kinds of statement that 按 has a meaning on."""
    nodes = tuple(measure.nodes)
    return (
        *_wrong_readings(measure),
        *_doubled(nodes),
        *_unusable(nodes, measure.symbols),
        *_no_such_days(nodes),
        *_wrong_numbers(nodes),
        *_wrong_options(nodes, measure),
        *_useless_guards(measure, nodes, guarded),
    )


@cache
def _lists(kind: Any) -> tuple[tuple[str, ...], ...]:
    """The fields of a class that can hold several parts; those whose names stand for values of one row are one list."""
    lists = [a.name for a in fields(kind) if str(a.type).startswith("tuple")]
    of_row = tuple(name for name in lists if name in _OF_ROW)
    return (of_row, *((name,) for name in lists if name not in _OF_ROW))


def _doubled(nodes: Iterable[Node]) -> list[Diagnostic]:
    """Names that stand twice in one list: parts of an indicator, levels, options, classes."""
    problems: list[Diagnostic] = []
    for node in nodes:
        for names in _lists(type(node)):  # type: ignore[arg-type]
            found = [getattr(node, name) for name in names]
            parts = [part for listed in found if isinstance(listed, tuple) for part in listed]
            if len(parts) > 1:
                problems += _twice(node, [n for n in map(_name_of, parts) if n is not None])
    return problems


def _name_of(part: object) -> Name | None:
    if isinstance(part, EventLine):  # declared, so that their names differ in the whole measure
        return None
    name = part if isinstance(part, Name) else getattr(part, "name", None)
    return name if isinstance(name, Name) else None


def _twice(node: Node, names: Sequence[Name]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for name in names:
        if name.text in seen:
            related = (Related(seen[name.text], "first", {"name": name.text}),)
            yield Diagnostic("E201", {"name": name.text}, name.span, related=related)
        seen.setdefault(name.text, name.span)


def _unusable(nodes: Iterable[Node], symbols: Iterable[Symbol]) -> list[Diagnostic]:
    """Names that are taken by the language, or hold a mark that separates the parts of a path."""
    problems = []
    for symbol in symbols:
        name = getattr(symbol.statement, "name", None)
        if symbol.path in RESERVED and symbol.role not in ("class", "grade"):
            span = name.span if isinstance(name, Name) else symbol.statement.span
            problems.append(Diagnostic("E205", {"name": symbol.path}, span))
    for node in nodes:
        if isinstance(node, Name) and any(m in node.text for m in _MARKS):
            problems.append(Diagnostic("E205", {"name": node.text, "marks": _MARKS}, node.span))
        if isinstance(node, EventLine | Veto):
            own = (*(f.name for f in node.fields), *(d.name for d in node.defines))
            problems += [Diagnostic("E205", {"name": n.text}, n.span) for n in own if n.text in EVENT_FIELDS]
    return problems


def _wrong_readings(measure: Measure) -> Iterator[Diagnostic]:
    """A reading has options; 采用 names one of its own, once."""
    for reading in measure.every(Reading):
        names = tuple(o.name.text for o in reading.options)
        if not names:
            yield Diagnostic("E235", {"name": reading.name.text}, reading.name.span, clause_texts(reading.clauses))
            continue
        for adopt in reading.adopt:
            if adopt.option.parts[-1] not in names:
                yield Diagnostic("E213", {"name": adopt.option.parts[-1], "choices": names}, adopt.span)
        if len(reading.adopt) > 1:
            yield Diagnostic("E204", {"name": reading.name.text}, reading.adopt[1].span)


def _wrong_options(nodes: Iterable[Node], measure: Measure) -> list[Diagnostic]:
    """按 names an option that exists, and one reading only."""
    problems = []
    options = tuple(s.path for s in measure.symbols if s.role == "option")
    for guard in (n for n in nodes if isinstance(n, Guard)):
        for option in guard.options:
            path = ".".join(option.parts)
            found = [s.path for s in measure.lookup(path) if s.role == "option"]
            if len(found) != 1:
                args = {"name": path, "choices": tuple(found) or options}
                problems.append(Diagnostic("E212" if found else "E211", args, option.span))
    return problems


def named_options(measure: Measure, guard: Guard | None) -> tuple[tuple[str, str], ...]:
    """The (reading, option) pairs that a guard names, in full."""
    found = (
        s for o in (guard.options if guard else ()) for s in measure.lookup(".".join(o.parts)) if s.role == "option"
    )
    return tuple((s.path.rpartition(".")[0], s.path.rpartition(".")[2]) for s in found)


def asked_options(measure: Measure) -> list[set[tuple[str, str]]]:
    """The (reading, option) pairs of every place that tells options apart: after 按, and in ``当 口径 是 选项``."""
    readings = {s.path for s in measure.symbols if s.role == "reading"}
    found = []
    for node in measure.nodes:
        if isinstance(node, Guard):
            found.append(set(named_options(measure, node)))
        elif isinstance(node, Compare) and getattr(node.left, "text", "") in readings:
            found.append({(node.left.text, getattr(node.right, "text", ""))})  # type: ignore[union-attr]
    return found


def _useless_guards(
    measure: Measure, nodes: Iterable[Node], guarded: tuple[type[Statement], ...]
) -> Iterator[Diagnostic]:
    """按 on a statement that holds under every reading: it would be read over in silence."""
    for node in nodes:
        if isinstance(node, Statement) and node.guard is not None and not isinstance(node, guarded):
            under = named_options(measure, node.guard) if isinstance(node, Define | Indicator) else ()
            reading, option = under[0] if under else ("", "")
            args = {"keyword": type(node).RULE, "reading": reading, "option": option}
            yield Diagnostic("E218", args, node.guard.span, clause_texts(node.clauses))


def _no_such_days(nodes: Iterable[Node]) -> list[Diagnostic]:
    """Days that no calendar has."""
    problems = []
    for node in nodes:
        if isinstance(node, Date) and node.days < 0:
            problems.append(Diagnostic("E216", {"day": node.text}, node.span))
        elif isinstance(node, Year | Yearly):
            wrong = [d for d in (node.days if isinstance(node, Year) else (node.day,)) if not _is_day(d)]
            problems += [Diagnostic("E216", {"day": d}, node.span) for d in wrong]
    return problems


def _wrong_numbers(nodes: Iterable[Node]) -> list[Diagnostic]:
    """Decimals that nobody can keep, and terms that are no whole years or months."""
    problems = []
    for node in nodes:
        match node:
            case Rounding() if not 0 <= node.decimals <= MOST_DECIMALS:
                problems.append(Diagnostic("E206", {"found": "", "what": "rounding"}, node.span))
            case ValidFor(quantity=term) if not _is_term(term):
                problems.append(Diagnostic("E206", {"found": str(term), "what": "term"}, term.span))
            case (
                FullMarks(places=places)
                | Tiers(places=places)
                | FactStatement(type=(_, (str() as places, *_) | (tuple(), str() as places) | (str() as places)))
                | EventField(type=(_, (str() as places, *_) | (tuple(), str() as places) | (str() as places)))
            ):
                if not places.isdigit() or int(places) > MOST_PLACES:
                    problems.append(Diagnostic("E206", {"found": places, "what": "places"}, node.span))
    return problems


def _is_term(term: Quantity) -> bool:
    """Whole years, or whole months, of at most a century."""
    most = {"years": 100, "months": 1200}.get(term.unit, 0)
    return not term.decimals and 1 <= term.value <= most


def _is_day(month_and_day: str) -> bool:
    month, _, day = month_and_day.rstrip("日").partition("月")
    try:
        date(2023, int(month), int(day))
    except ValueError:
        return False
    return True
