"""The numbers that a statement of the rules states, in the same form as those of the text that it cites."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from attrs import evolve, frozen

from ruledsl.source import Span
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_fields import EventField
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.scoring import Counted, Fault, Tiers
from ruledsl.statements.year import Year
from ruledsl.syntax import (
    Band,
    Compare,
    Date,
    Extreme,
    Node,
    Product,
    Quantity,
    Rounding,
    Shifted,
    Statement,
    Sum,
    Yearly,
    walk,
)
from ruledsl.tools.ledger.amounts import Amount

_RELATIONS = ("gt", "ge", "lt", "le")
_FLIPPED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
#: Which way a day limit looks: not after the day (提前15天, 30日内), or not before it.
_WAYS = {"no_later": "by", "earlier": "by", "no_earlier": "from", "later": "from"}
_TURNED = {"no_later": "no_earlier", "earlier": "later", "no_earlier": "no_later", "later": "earlier"}


@frozen
class Stated:
    """An amount and the place where it is stated; ``asked`` is what a condition or a band draws its line at."""

    amount: Amount
    span: Span
    asked: bool = False


def stated(statement: Statement, ends: Mapping[str, bool]) -> tuple[Stated, ...]:
    """The amounts of a statement; those of parts that cite for themselves belong to them.

    ``ends`` says whether 以上 and 以下 include the number in this measure.
    """
    return tuple(_of_node(statement, statement, ends))


def _of_node(node: Any, owner: Statement, ends: Mapping[str, bool]) -> Iterator[Stated]:
    match node:
        case Quantity():
            yield Stated(_amount(node), node.span)
        case Date():
            day = date(1970, 1, 1) + timedelta(days=node.days)
            yield Stated(Amount(day.isoformat(), "date", text=day.isoformat()), node.span)
        case Yearly():
            yield Stated(_plain(node.day, "monthday"), node.span)
        case Rounding():
            yield Stated(_plain(str(node.decimals), "decimals"), node.span)
        case Band():
            yield from _band(node, ends)
        case Sum():
            terms = [t for _, t in node.terms if not (isinstance(t, Quantity) and not t.unit)]
            yield from _of_node(tuple(terms), owner, ends)
        case Product():
            factors = [_over(f) if sign == "over_sign" else f for sign, f in node.factors]
            yield from _of_node(tuple(factors), owner, ends)
        case Compare():
            yield from _compared(node, owner, ends)
        case tuple():
            for part in node:
                yield from _of_node(part, owner, ends)
        case Statement() if node is not owner and node.cite:
            return
        case Node():
            yield from _of_parts(node, owner, ends)


def _over(divisor: Node) -> Node:
    """What is divided by, without the least that keeps it from being zero: 最大（0.01，甲 - 乙）."""
    if not isinstance(divisor, Extreme) or divisor.kind != "max":
        return divisor
    parts = [p for p in divisor.parts if not (isinstance(p, Quantity) and 0 < p.value / 10**p.decimals <= 1)]
    return Extreme(divisor.kind, tuple(parts), span=divisor.span)


def _of_parts(node: Node, owner: Statement, ends: Mapping[str, bool]) -> Iterator[Stated]:
    if isinstance(node, Year):
        yield from (Stated(_plain(day, "monthday"), node.span) for day in node.days)
        return
    if isinstance(node, FullMarks | Tiers) and node.places not in ("", "0"):
        yield Stated(_plain(str(node.places), "decimals"), node.span)
    if isinstance(node, FactStatement):
        yield from (Stated(_plain(n, "decimals"), node.span) for n in _decimals(node.type) if n != "0")
    sign, each = _manner(node)
    for attribute in attrs.fields(type(node)):
        if attribute.name in ("span", "cite", "guard") or (attribute.name == "type" and _is_field(node, owner)):
            continue
        for found in _of_node(getattr(node, attribute.name), owner, ends):
            paid = attribute.name in ("tariff", "quantity") and found.amount.unit == "points"
            amount = evolve(found.amount, sign=sign or found.amount.sign, each=each) if paid and sign else found.amount
            yield evolve(found, amount=amount)


def _is_field(node: Node, owner: Statement) -> bool:
    """Whether a node is a field of an event or of a table: the bounds of what may be reported there are not of the text."""
    return isinstance(node, EventField) or (isinstance(node, FactStatement) and node is not owner)


def _decimals(written: object) -> Iterator[str]:
    """The decimals of a fact, which its type is written with as digits."""
    if isinstance(written, tuple):
        for part in written:
            yield from _decimals(part)
    elif isinstance(written, str) and written.isdecimal():
        yield written


def _manner(node: Node) -> tuple[str, bool]:
    """Whether what stands here is added or taken, and whether each time."""
    if isinstance(node, EventLine):
        every = bool(getattr(node.tariff, "each", "")) and not node.counting
        every |= any(c.mode == "every" for c in node.counting)
        return "plus" if isinstance(node, Bonus) else "minus" if isinstance(node, Deduction) else "", every
    if isinstance(node, Fault):
        return "minus", node.expr is None
    return ("plus", True) if isinstance(node, Counted) else ("", False)


def _plain(value: str, unit: str) -> Amount:
    return Amount(value, unit, text=value)


def _amount(quantity: Quantity) -> Amount:
    whole, _, fraction = str(quantity).partition(".")
    fraction = fraction.rstrip("0")
    value = f"{whole}.{fraction}" if fraction else whole
    return Amount(value, quantity.unit, text=str(quantity))


def _band(band: Band, ends: Mapping[str, bool]) -> Iterator[Stated]:
    closed = {"and_more": True, "more_than": False, "less_than": False, **ends}
    for quantity, words, (at, beyond) in (
        (band.low, band.low_words, ("ge", "gt")),
        (band.high, band.high_words, ("le", "lt")),
    ):
        if quantity is not None:
            known = words in closed
            end = frozenset({at if closed[words] else beyond}) if known else frozenset[str]()
            yield Stated(evolve(_amount(quantity), ends=end), quantity.span, asked=True)


def _compared(node: Compare, owner: Statement, ends: Mapping[str, bool]) -> Iterator[Stated]:
    relation = node.relation if node.relation in _RELATIONS else ""
    for side, end in ((node.left, _FLIPPED.get(relation, "")), (node.right, relation)):
        for found in _of_node(side, owner, ends):
            direct = isinstance(side, Quantity) and end
            amount = evolve(found.amount, ends=frozenset({end})) if direct else found.amount
            if isinstance(side, Date | Yearly) and isinstance(owner, Requirement):
                way = _WAYS.get(_TURNED.get(node.relation, "") if side is node.left else node.relation, "")
                amount = evolve(amount, ends=frozenset({way} if way else ()))
            if isinstance(side, Shifted) and amount.unit in ("days", "months", "years"):
                way = _WAYS.get(node.relation, "")
                amount = evolve(amount, ends=frozenset({f"{way}:{side.direction}"} if way else ()))
            yield evolve(found, amount=amount, asked=bool(direct))


def citing(statement: Statement) -> Iterator[Statement]:
    """A statement and every part of it that cites for itself."""
    yield statement
    yield from (n for n in walk(statement) if isinstance(n, Statement) and n is not statement and n.cite)
