"""Of an expression that is wrong, the parts as they are written: two of kinds that do not fit, a division that nothing rounds."""

from collections.abc import Iterator
from typing import Any

from ruledsl import syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.ops import Quotient, TypeProblem
from ruledsl.phrasing import phrase
from ruledsl.words import decimal


def unfitting(node: syntax.Expression, build: Builder, context: Context, kinds: tuple[str, ...]) -> dict[str, Any]:
    """The first two parts of the kinds that a problem names, each with its kind; nothing where they are not to be found."""
    from ruledsl.express import exact  # noqa: PLC0415 - the lowering of parts asks here when it fails

    seen: list[tuple[str, str]] = []
    try:
        for part in operands(node):
            value = exact(build, part, context)
            here = (phrase(part), value.kind if isinstance(value, Quotient) else value.type.kind)
            for other in seen:
                if sorted((other[1], here[1])) == sorted(kinds):
                    left, right = other, here
                    return {"left": left[0], "left_kind": left[1], "right": right[0], "right_kind": right[1]}
            seen.append(here)
    except (Stop, TypeProblem):
        pass
    return {}


def operands(node: syntax.Expression) -> Iterator[syntax.Expression]:
    """The parts of an expression that must be of kinds that fit each other, in the order in which they are lowered."""
    match node:
        case syntax.Sum(terms=parts) | syntax.Product(factors=parts):
            yield from (part for _, part in parts)
        case syntax.Compare(left=left, right=right):
            yield from (left, right)
        case syntax.WithinBand(value=value, band=band):
            yield from (part for part in (value, band.low, band.high) if part is not None)
        case syntax.IfThen(then=then, otherwise=otherwise):
            yield from (then, otherwise)
        case syntax.Extreme(parts=extremes):
            yield from extremes
        case syntax.Instead(value=value, other=other):
            yield from (value, other)


def division(node: syntax.Expression) -> syntax.Expression:
    """The division in an expression that nothing rounds: a quotient, or a mean."""
    rounded = {id(n) for r in syntax.walk(node) if isinstance(r, syntax.Rounded | syntax.Whole) for n in syntax.walk(r)}
    over: Iterator[syntax.Expression] = (
        n
        for n in syntax.walk(node)
        if (isinstance(n, syntax.Product) and dict(n.factors).get("over_sign"))
        or (isinstance(n, syntax.Gather) and n.gather_kind == "mean_of" and n.rounding is None)
        or (isinstance(n, syntax.Among) and n.among_kind == "mean_of" and n.rounding is None)
    )
    return next((n for n in over if id(n) not in rounded), node)


#: The unit in which a number is written that is compared with values of a kind.
_UNITS = {"points": "points", "ratio": "percent", "days": "days"}


def with_unit(build: Builder, number: syntax.Quantity, kind: str, other: syntax.Expression | None = None) -> None:
    """A number that is compared with points, percentages or days says so."""
    if not number.unit and kind in _UNITS:
        if kind == "ratio" and other is not None and (args := share_of_count(build, other, number)):
            build.report("E221", other.span, problem="share-of-count", values=(), **args)
            raise Stop
        share = kind == "ratio" and 0 < number.value < 10**number.decimals
        meant = decimal(number.value * 100, number.decimals) if share else str(number)
        values = (str(number), meant, _UNITS[kind])
        build.report("E221", number.span, problem="unit", values=values)
        raise Stop


def share_of_count(build: Builder, node: syntax.Expression, number: syntax.Quantity) -> dict[str, Any]:
    """A percentage of a count, compared with a number as if it were a count; empty where it is none."""
    product = _defined(build, node)
    counted = _counted(build, product) if isinstance(product, syntax.Product) else ""
    return {"left": phrase(product), "right": str(number), **_alone(product, number, counted)} if counted else {}


def _defined(build: Builder, node: syntax.Expression) -> syntax.Expression:
    """What a name is defined as, where it is a definition."""
    found = build.measure.lookup(node.text) if isinstance(node, syntax.Reference) else ()
    written: syntax.Expression = getattr(found[0].statement, "expr", node) if len(found) == 1 else node
    return written


def _counted(build: Builder, node: syntax.Product) -> str:
    """The count of which a product takes a percentage; empty where there is none."""
    for sign, part in node.factors:
        if sign == "times" and isinstance(part, syntax.Reference):
            found = [s for s in build.measure.lookup(part.text) if s.role in ("count", "fact", "value")]
            if len(found) == 1 and build.value(found[0]).type.kind == "count":
                return part.text
    return ""


def _alone(node: syntax.Expression, number: syntax.Quantity, counted: str) -> dict[str, Any]:
    """The count beside the number that it would be compared with, where the percentage is written as a number."""
    assert isinstance(node, syntax.Product)
    shares = [p for _, p in node.factors if isinstance(p, syntax.Quantity) and p.unit == "percent" and p.value]
    if len(node.factors) != len(shares) + 1 or len(shares) != 1:
        return {"count": counted, "number": ""}
    share = shares[0]
    whole, rest = divmod(number.value * 100 * 10**share.decimals, share.value * 10**number.decimals)
    return {"count": counted, "number": "" if rest else str(whole)}
