"""What can be changed in a statement, by class of node: one table for everything that a statement is made of."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from ruledsl.node import evolve
from ruledsl.source import Span
from ruledsl.statements.composition import Composition
from ruledsl.statements.ends import Ends
from ruledsl.statements.event_line import Counting, EventLine, Incident
from ruledsl.statements.merge import Merge
from ruledsl.statements.quota import Quota
from ruledsl.statements.ranking import Ranking, Sorting
from ruledsl.statements.sequence import Sequence
from ruledsl.statements.total import Cap, Floor, Minus, Plus, Step, Total
from ruledsl.statements.veto import Veto
from ruledsl.syntax import (
    All,
    Any_,
    Band,
    Compare,
    Extreme,
    Gather,
    IfThen,
    Negation,
    Node,
    Quantity,
    Rounding,
    Shifted,
    Steps,
    Sum,
    Whole,
)

_FLIPS = {
    "and_more": "more_than", "more_than": "and_more", "at_least": "more_than",
    "less_than": "at_or_below", "at_or_below": "less_than",
    "eq": "ne", "ne": "eq", "lt": "le", "le": "lt", "gt": "ge", "ge": "gt", "is": "is_not", "is_not": "is",
    "no_later": "earlier", "earlier": "no_later", "no_earlier": "later", "later": "no_earlier",
    "includes": "excludes", "excludes": "includes", "before": "after", "after": "before", "max": "min", "min": "max",
    "half_up": "down", "down": "half_up", "plus_sign": "minus_sign", "minus_sign": "plus_sign",
    "highest": "accumulate", "accumulate": "highest", "ties_in": "ties_out", "ties_out": "ties_in",
    "quota_down": "quota_up", "quota_up": "quota_down", "quota_half_up": "quota_down", "before_quotas": "after_quotas", "after_quotas": "before_quotas", "pro_rata": "quota_down",
    "any_of": "all_of", "all_of": "any_of", "highest_of": "lowest_of", "lowest_of": "highest_of",
    "sum_of": "highest_of", "mean_of": "highest_of", "unscored_none": "unscored_last", "unscored_last": "unscored_none",
    "high_to_low": "low_to_high", "low_to_high": "high_to_low",
}  # fmt: skip
_MODES = {"every": ("once",), "once": ("every",), "once_a_level": ("every", "highest"), "highest": ("every", "once")}


@frozen
class Change:
    """One changed node, and how it is told."""

    what: str
    before: str
    after: str
    node: Any
    span: Span


#: The changes of a node; ``places`` are the decimals of the measure's points.
Changes = Callable[[Any, int], Iterable[Change]]


def told(node: Any, what: str, before: object, after: object, **fields: Any) -> Change:
    return Change(what, str(before), str(after), evolve(node, **fields), node.span)


def _number(node: Quantity, places: int) -> Iterable[Change]:
    """One smallest step up and one down."""
    decimals = node.decimals
    if node.unit == "points":
        decimals = max(decimals, places)
    elif node.unit in ("percent", "percent_points"):
        decimals = max(decimals, 1)
    value = node.value * 10 ** (decimals - node.decimals)
    for step in (1, -1):
        if value + step >= 0:
            new = evolve(node, value=value + step, decimals=decimals)
            yield Change("number", str(node), str(new), new, node.span)


def _flip(*names: str) -> Changes:
    def changes(node: Any, places: int) -> Iterable[Change]:
        for name in names:
            old = getattr(node, name)
            if old in _FLIPS:
                yield told(node, name, old, _FLIPS[old], **{name: _FLIPS[old]})

    return changes


def _mode(node: Counting, places: int) -> Iterable[Change]:
    yield from (told(node, "mode", node.mode, new, mode=new) for new in _MODES[node.mode])


def _rounding(node: Rounding, places: int) -> Iterable[Change]:
    yield from _flip("mode")(node, places)
    yield from (
        told(node, "decimals", node.decimals, n, decimals=n) for n in (node.decimals - 1, node.decimals + 1) if n >= 0
    )


def _left_out(*names: str, least: int = 0) -> Changes:
    """A part of a statement left out: a limit, a condition, an option of a list."""

    def changes(node: Any, places: int) -> Iterable[Change]:
        for name in names:
            old = getattr(node, name)
            if isinstance(old, tuple):
                for index, item in enumerate(old if len(old) > least else ()):
                    rest = (*old[:index], *old[index + 1 :])
                    yield Change("left-out", name, "", evolve(node, **{name: rest}), item.span)
            elif old:
                empty: Any = None if isinstance(old, Node) else type(old)()
                yield told(node, "left-out", name, "", **{name: empty})

    return changes


def _joined(node: All | Any_, places: int) -> Iterable[Change]:
    other = Any_ if isinstance(node, All) else All
    yield Change("logic", node.RULE, other.RULE, other(node.parts, span=node.span), node.span)
    if len(node.parts) > 1:
        for index in range(len(node.parts)):
            rest = (*node.parts[:index], *node.parts[index + 1 :])
            yield Change(
                "left-out",
                f"{node.RULE}[{index + 1}]",
                "",
                rest[0] if len(rest) == 1 else evolve(node, parts=rest),
                node.span,
            )


def _condition(node: IfThen, places: int) -> Iterable[Change]:
    yield told(node, "branches", "then", "else", then=node.otherwise, otherwise=node.then)


def _signs(node: Sum, places: int) -> Iterable[Change]:
    for index, (sign, term) in enumerate(node.terms):
        if index:
            new = (*node.terms[:index], (_FLIPS[sign], term), *node.terms[index + 1 :])
            yield told(node, "sign", sign, _FLIPS[sign], terms=new)


def _without(node: Negation, places: int) -> Iterable[Change]:
    yield Change("logic", "not", "", node.part, node.span)


def _order(name: str) -> Changes:
    """Two neighbours of a list exchanged."""

    def changes(node: Any, places: int) -> Iterable[Change]:
        items = getattr(node, name)
        for index in range(len(items) - 1):
            pair = (items[index + 1], items[index])
            yield Change(
                "order",
                str(index + 1),
                str(index + 2),
                evolve(node, **{name: (*items[:index], *pair, *items[index + 2 :])}),
                items[index].span,
            )

    return changes


def _steps(node: Total, places: int) -> Iterable[Change]:
    """Two steps exchanged, or one left out; their numbers stay in order."""
    for index in range(1, len(node.steps)):
        rest = (*node.steps[:index], *node.steps[index + 1 :])
        yield Change("left-out", f"{index + 1}", "", evolve(node, steps=_numbered(rest)), node.steps[index].span)
        if index + 1 < len(node.steps):
            pair = (node.steps[index + 1], node.steps[index])
            swapped = (*node.steps[:index], *pair, *node.steps[index + 2 :])
            yield Change(
                "order", str(index + 1), str(index + 2), evolve(node, steps=_numbered(swapped)), node.steps[index].span
            )


def _numbered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(evolve(s, ordinal=n) for n, s in enumerate(steps, 1))


def _action(node: Step, places: int) -> Iterable[Change]:
    """Added for subtracted, cap for floor."""
    other = {Plus: Minus, Minus: Plus, Cap: Floor, Floor: Cap}.get(type(node.action))
    if other is not None and not node.restriction:
        new = other(*(getattr(node.action, s.name) for s in node.action.__attrs_attrs__ if s.name != "span"))
        yield told(node, "action", node.action.RULE, new.RULE, action=new)


#: Class of node → its changes.
OWN: dict[Any, Changes] = {
    Quantity: _number,
    Band: _flip("low_words", "high_words"),
    Compare: _flip("relation"),
    Shifted: _flip("direction"),
    Extreme: _flip("kind"),
    Gather: _flip("gather_kind"),
    Whole: _flip("whole_units"),
    Steps: _flip("relation", "manner"),
    Ends: _flip("upward", "downward"),
    Incident: _flip("keep"),
    Counting: _mode,
    Rounding: _rounding,
    All | Any_: _joined,
    Negation: _without,
    IfThen: _condition,
    Sum: _signs,
    Merge: lambda node, places: (*_flip("keep")(node, places), *_left_out("names", least=2)(node, places)),
    Sequence: lambda node, places: (*_order("names")(node, places), *_left_out("names", least=2)(node, places)),
    Composition: _left_out("names", least=1),
    Quota: lambda node, places: (*_flip("ties", "quota_rounding")(node, places), *_left_out("fewest", "by_ranking", "exempt", "and_better")(node, places)),
    Ranking: lambda node, places: (*_flip("unscored")(node, places), *_order("sortings")(node, places), *_left_out("sortings", least=1)(node, places)),
    Sorting: lambda node, places: (*_flip("order")(node, places), *_order("keys")(node, places), *_left_out("keys", least=1)(node, places)),
    Total: _steps,
    Step: lambda node, places: (*_action(node, places), *_left_out("restriction", "condition")(node, places)),
    EventLine: _left_out("limit", "condition", "leave_out", "for_classes"),
    Veto: lambda node, places: (*_flip("phase")(node, places), *_left_out("condition", "leave_out", "no_grade", "voids", "ranked_last", "downgrades")(node, places)),
}  # fmt: skip
