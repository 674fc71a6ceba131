"""Phrases of the grammar that become one value: numbers, dates, citations, bands, operator chains.

``CONVERT`` maps a rule to the function that makes its value; a rule that is not here becomes an instance of its class or
a field of the statement around it (see ``assemble``).
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from ruledsl import statements, syntax
from ruledsl.lalr import Token
from ruledsl.node import evolve
from ruledsl.source import Span
from ruledsl.syntax import Clause, Node, Quantity


class Part(NamedTuple):
    """A reduced rule on its way into the statement around it."""

    name: str
    value: Any
    start: int
    end: int
    depth: int


def value_of(item: "Token | Part") -> Any:
    """What a kept token or part contributes."""
    if isinstance(item, Part):
        return item.value
    match item.type:
        case "STRING":
            return item.value[1:-1]
        case "NAME":
            return item.value.strip("「」")
        case "CLAUSE" | "ITEM" | "PARAGRAPH":
            return Clause.parse(item.value)
        case "STEPNO":
            return syntax.integer(item.value[1:-1])
        case "NUMERAL":
            return item.value if item.value[0].isdigit() else str(syntax.integer(item.value))
        case "MONTHDAY" | "DATE":
            return item.value
        case _:
            return item.type.lower()


def _name(kept: list[Any], span: Span) -> syntax.Name:
    return syntax.Name(value_of(kept[0]), span=span)


def _names(kept: list[Any], span: Span) -> tuple[syntax.Name, ...]:
    return tuple(syntax.Name(value_of(t), span=Span(span.file, t.start, t.end)) for t in kept)


#: Per cent with one decimal more: 0.60‰ is 0.060%.
_THOUSANDTHS = {"permille": "percent", "permille_points": "percent_points"}


def _quantity(kept: list[Any], span: Span) -> Quantity:
    text, unit = kept[0].value, kept[1].value if len(kept) > 1 else ""
    whole, _, fraction = (text if text[0].isdigit() else str(syntax.integer(text))).partition(".")
    finer, unit = unit in _THOUSANDTHS, _THOUSANDTHS.get(unit, unit)
    return Quantity(int(whole + fraction), len(fraction) + finer, unit, finer, span=span)


def _date(kept: list[Any], span: Span) -> syntax.Date:
    text = kept[0].value
    for mark in "年月":
        text = text.replace(mark, "-")
    year, month, day = (int(p) for p in text.rstrip("日").split("-"))
    try:
        days = date(year, month, day).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        days = -1
    return syntax.Date(days, text, span=span)


def _cite(kept: list[Any], span: Span) -> syntax.Cite:
    clauses: list[Clause] = []
    of_measure, absent = False, None
    for part in kept:
        if part.name == "of_measure":
            of_measure = True
        elif part.name == "no_clause":
            absent = part.value
        else:
            clauses.append(part.value)
    return syntax.Cite(syntax.with_articles(clauses), of_measure, absent, span=span)


def _partly(kept: list[Any], span: Span) -> syntax.Partly:
    *clauses, text = map(value_of, kept)
    return syntax.Partly(syntax.with_articles(clauses), text, span=span)


def _range(kept: list[Any], span: Span) -> tuple[Clause, Clause]:
    first = value_of(kept[0])
    last = value_of(kept[-1])
    return first, last if last.article and not first.annex else last.behind(first)


def _band(kept: list[Any], span: Span) -> syntax.Band:
    low = high = None
    low_words = high_words = ""
    for part in kept:
        if part.name == "dash":
            first, last, excluded = (_bound(v) for v in part.value[:3])
            low, without = (_alike(v, last) for v in (first, excluded))
            ends = ("more_than", "at_or_below") if without == low else ("and_more", "less_than")
            return syntax.Band(low, ends[0], last, ends[1], span=span)
        quantity = next(v for v in part.value if isinstance(v, Quantity))
        words = next(v for v in part.value if not isinstance(v, Quantity))
        if part.name == "lower":
            low, low_words = quantity, words
        else:
            high, high_words = quantity, words
    return syntax.Band(low, low_words, high, high_words, span=span)


def _alike(end: Quantity, last: Quantity) -> Quantity:
    """One end of a band in the unit of the last, which only that one needs to have."""
    return Quantity(end.value, end.decimals + (last.thousandths > end.thousandths), last.unit, span=end.span)


def _tier(kept: list[Any], span: Span) -> statements.scoring.Tier:
    """A band and its points.  The grammar has no band here: after “90%以上” only the next word tells which number it is."""
    band = _band(kept[:-1], Span(span.file, kept[0].start, kept[-2].end))
    return statements.scoring.Tier(band, kept[-1].value, span=span)


def _bound(value: Any) -> Quantity:
    return value if isinstance(value, Quantity) else _quantity([Token("NUMERAL", value, 0, 0)], syntax.NOWHERE)


def _pairs(cls: type[Any], default: str) -> Callable[[list[Any], Span], Node]:
    """``a + b − c`` → ((plus_sign, a), (plus_sign, b), (minus_sign, c))."""

    def build(kept: list[Any], span: Span) -> Node:
        pairs, sign = [], default
        for item in kept:
            if isinstance(item, Part):
                pairs.append((sign, item.value))
            else:
                sign = item.type.lower()
        made: Node = cls(tuple(pairs), span=span)
        return made

    return build


def _positional(cls: type[Any]) -> Callable[[list[Any], Span], Node]:
    def build(kept: list[Any], span: Span) -> Node:
        made: Node = cls(*map(value_of, kept), span=span)
        return made

    return build


def _variadic(cls: type[Any], head: int = 0) -> Callable[[list[Any], Span], Node]:
    def build(kept: list[Any], span: Span) -> Node:
        values = [value_of(k) for k in kept]
        made: Node = cls(*values[:head], tuple(values[head:]), span=span)
        return made

    return build


def _compare(kept: list[Any], span: Span) -> syntax.Compare:
    left, relation, right = map(value_of, kept)
    return syntax.Compare(relation, left, right, span=span)


def _cut(kept: list[Any], span: Span) -> syntax.Cut:
    ends, quantity = map(value_of, kept)
    return syntax.Cut((ends,) if isinstance(ends, str) else ends, quantity, span=span)


def _trim(kept: list[Any], span: Span) -> syntax.Trim:
    cuts = tuple(p.value for p in kept if p.name == "cut")
    return syntax.Trim(cuts, next((p.value for p in kept if p.name != "cut"), ""), span=span)


def _rounding(kept: list[Any], span: Span) -> syntax.Rounding:
    mode = "half_up" if kept[0].type == "ROUND" else "down"
    places = kept[1].value
    return syntax.Rounding(mode, int(places) if places.isdigit() else -1, span=span)


#: The documents' words for the signs ≥ < > ≤.
_WORDED = {"no_less": "ge", "below": "lt", "above": "gt", "no_more": "le"}


def _relation(kept: list[Any], span: Span) -> str:
    """A relation by its sign, whether it was written as a sign or in words."""
    name: str = value_of(kept[0])
    return _WORDED.get(name, name)


CONVERT: dict[str, Callable[[list[Any], Span], Any]] = {
    "name": _name,
    "names": _names,
    "circumstances": lambda kept, span: syntax.with_articles(map(value_of, kept)),
    "type": lambda kept, span: (kept[0].name, kept[0].value),
    "ordinal": lambda kept, span: syntax.integer(kept[0].value.strip("第步")),
    "path": lambda kept, span: ".".join(map(value_of, kept)),
    "quantity": _quantity,
    "fewest": _quantity,
    "beneath": lambda kept, span: evolve(kept[1].value, value=-kept[1].value.value, span=span),
    "seats": _quantity,
    "most": _quantity,
    "date": _date,
    "cite": _cite,
    "partly": _partly,
    "range": _range,
    "band": _band,
    "tier": _tier,
    "option": _variadic(syntax.Option),
    "guard": _variadic(syntax.Guard),
    "reference": _variadic(syntax.Reference),
    "dotted": _variadic(syntax.Reference),
    "builtin": lambda kept, span: syntax.Builtin(kept[0].type.lower(), span=span),
    "sum": _pairs(syntax.Sum, "plus_sign"),
    "product": _pairs(syntax.Product, "times"),
    "compare": _compare,
    "within_band": _positional(syntax.WithinBand),
    "all": _variadic(syntax.All),
    "any": _variadic(syntax.Any_),
    "negation": _positional(syntax.Negation),
    "not_reported": _positional(syntax.NotReported),
    "if_then": _positional(syntax.IfThen),
    "shifted": _positional(syntax.Shifted),
    "extreme": _variadic(syntax.Extreme, head=1),
    "marks_of": _positional(syntax.MarksOf),
    "knot": _positional(syntax.Knot),
    "interpolated": _variadic(syntax.Interpolated, head=1),
    "instead": _positional(syntax.Instead),
    "relation": _relation,
    "working_days": _positional(syntax.WorkingDays),
    "cut": _cut,
    "trim": _trim,
    "yearly": lambda kept, span: syntax.Yearly(kept[0].type.lower(), kept[1].value, span=span),
    "dated": _positional(statements.dated.Dated),
    "rounding": _rounding,
    "rounded": _positional(syntax.Rounded),
    "whole": _positional(syntax.Whole),
    "steps": _positional(syntax.Steps),
    "said": _positional(statements.example.Said),
}
