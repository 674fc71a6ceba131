"""An expression as people write it, on one line: ``日常工作 < 60⟦points⟧``.

Keywords stand as their terminals in ⟦ ⟧, for the text is shown in either language (``words.spelt``).
"""

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from ruledsl import syntax

#: A longer expression is told by its beginning.
LONGEST = 120
_SIGNS = {
    "eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥",
    "plus_sign": "+", "minus_sign": "-", "times": "×", "over_sign": "÷",
}  # fmt: skip


def phrase(node: syntax.Expression, longest: int = LONGEST) -> str:
    """The expression; “…” where it is longer than a message bears."""
    text = _text(node)
    return text if len(text) <= longest else "…"


def amount(node: syntax.Quantity) -> str:
    """A number with its unit."""
    return f"{node}%" if node.unit == "percent" else f"{node}{_key(node.unit)}" if node.unit else str(node)


def _key(terminal: str) -> str:
    return f"⟦{terminal}⟧"


def _sign(name: str) -> str:
    return _SIGNS.get(name) or _key(name)


@singledispatch
def _text(node: syntax.Expression) -> str:
    return "…"


def _says(text: Callable[[Any], str]) -> Callable[[Any], str]:
    """Adds how a class of expressions reads, by the annotation of its argument."""
    return _text.register(text.__annotations__["node"], text)


@_says
def _(node: syntax.Quantity) -> str:
    return amount(node)


@_says
def _(node: syntax.Date) -> str:
    return node.text


@_says
def _(node: syntax.Reference) -> str:
    return node.text


@_says
def _(node: syntax.Builtin) -> str:
    return _key(node.kind)


@_says
def _(node: syntax.Sum) -> str:
    return _chained(node.terms)


@_says
def _(node: syntax.Product) -> str:
    return _chained(node.factors)


def _chained(parts: tuple[tuple[str, syntax.Expression], ...]) -> str:
    first, *others = parts
    return _inner(first[1]) + "".join(f" {_sign(sign)} {_divisor(sign, part)}" for sign, part in others)


def _divisor(sign: str, node: syntax.Expression) -> str:
    """A product that is divided by stays in its brackets."""
    return f"({_text(node)})" if sign == "over_sign" and isinstance(node, syntax.Product) else _inner(node)


def _inner(node: syntax.Expression) -> str:
    bracketed = isinstance(node, syntax.Sum | syntax.IfThen | syntax.All | syntax.Any_)
    return f"({_text(node)})" if bracketed else _text(node)


@_says
def _(node: syntax.Compare) -> str:
    return f"{_text(node.left)} {_sign(node.relation)} {_text(node.right)}"


@_says
def _(node: syntax.All) -> str:
    return f" {_key('and')} ".join(map(_inner, node.parts))


@_says
def _(node: syntax.Any_) -> str:
    return f" {_key('or')} ".join(map(_inner, node.parts))


@_says
def _(node: syntax.Negation) -> str:
    return f"{_key('not')} {_inner(node.part)}"


@_says
def _(node: syntax.IfThen) -> str:
    return f"{_key('when')} {_text(node.condition)} {_key('then')} {_text(node.then)} {_key('else')} {_text(node.otherwise)}"


@_says
def _(node: syntax.Rounded) -> str:
    return f"({_text(node.part)})"


@_says
def _(node: syntax.Whole) -> str:
    return f"({_text(node.part)})"


@_says
def _(node: syntax.Steps) -> str:
    sides = f"{_inner(node.value)} {_sign(node.relation)} {_inner(node.bound)}"
    return f"({sides} {_key('each_step')}{amount(node.step)} {_key(node.manner)})"


@_says
def _(node: syntax.Extreme) -> str:
    return f"{_key(node.kind)}({', '.join(map(_text, node.parts))})"


@_says
def _(node: syntax.Gather) -> str:
    each = f" {_key('of_each')} {_text(node.of_each)}" if node.of_each is not None else ""
    test = f" {_key('when')} {_text(node.condition)}" if node.condition is not None else ""
    trim = f" {trimming(node.trim)}" if node.trim is not None else ""
    return f"{_key(node.gather_kind)}({node.reference.text}{each}{test}{trim})"


def trimming(node: syntax.Trim, whole_units: str = "") -> str:
    """What is dropped, with how a part of a value counts."""
    cuts = ", ".join(
        ", ".join(map(_key, c.ends))
        + (f" {_key('apiece')} " if len(c.ends) > 1 else "")
        + amount(c.quantity)
        + ("" if c.quantity.unit else _key("values"))
        for c in node.cuts
    )
    whole = whole_units or node.whole_units
    return f"{_key('trim')} {cuts}" + (f" {_key(whole)}" if whole else "")


@_says
def _(node: syntax.Among) -> str:
    test = f" {_key('when')} {_text(node.condition)}" if node.condition is not None else ""
    trim = f" {trimming(node.trim)}" if node.trim is not None else ""
    return f"{_key(node.scope)} {_key(node.among_kind)}({_text(node.expr)}{test}{trim})"


@_says
def _(node: syntax.Concerns) -> str:
    return f"{_key('concerns')}({node.reference.text})"


@_says
def _(node: syntax.MarksOf) -> str:
    return f"{_key('full_marks')}({_text(node.of)})"


@_says
def _(node: syntax.NotReported) -> str:
    return f"{_text(node.value)} {_key('not_reported')}"


@_says
def _(node: syntax.NotConcerned) -> str:
    return _key("unconcerned")


@_says
def _(node: syntax.Shifted) -> str:
    return f"{_text(node.date)} {_key(node.direction)}{amount(node.by)}"


@_says
def _(node: syntax.Yearly) -> str:
    return f"{_key(node.which)}{node.day}"


@_says
def _(node: syntax.WorkingDays) -> str:
    return f"{_key('working_days')}({_text(node.first)}, {_text(node.last)})"


@_says
def _(node: syntax.Instead) -> str:
    return f"({_text(node.value)} {_key(node.lack)} {_text(node.other)})"


@_says
def _(node: syntax.Interpolated) -> str:
    knots = (f"{amount(k.at)} {amount(k.worth)}" for k in node.knots)
    return f"{_key('interpolated')}({', '.join((_text(node.value), *knots))})"


@_says
def _(node: syntax.WithinBand) -> str:
    low, high = node.band.low, node.band.high
    ends = ((low, node.band.low_words), (high, node.band.high_words))
    return f"{_text(node.value)} " + "".join(_end(number, word) for number, word in ends if number is not None)


def _end(number: syntax.Quantity, word: str) -> str:
    before = word in ("more_than", "less_than")
    return f"{_key(word)}{amount(number)}" if before else f"{amount(number)}{_key(word)}"
