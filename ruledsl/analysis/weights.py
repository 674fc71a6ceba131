"""Full marks of parts against the whole: exact sums in scaled integers, only where every part is known."""

from collections.abc import Iterator, Sequence

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.by_class import ByClass, Points, points_of
from ruledsl.statements.by_class import most as most_of
from ruledsl.statements.channel import Channel
from ruledsl.statements.classes import Classes
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.total import Total
from ruledsl.syntax import Builtin, Quantity, walk
from ruledsl.words import decimal

#: Points, and shares in per cent, have at most so many decimals in a sum.
SCALE = 6


def wrong_sums(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E301: groups whose parts all have their full marks and do not add up; the top of the tree against 满分."""
    tops = [i for i in measure.every(Indicator) if not i.placed]
    for root in tops:
        for path, node in root.nodes():
            if node.maximum is not None and node.parts:
                yield from _compared(measure, path, node.maximum, node.parts, node)
    full = measure.only(FullMarks)
    if (
        full is not None
        and full.points is not None
        and tops
        and len(tops) == len(measure.every(Indicator))
        and _starts_from_indicators(measure)
    ):
        yield from _compared(measure, "", full.points, tops, full)


def _starts_from_indicators(measure: Measure) -> bool:
    nodes = walk(measure.every(Total))
    return any(isinstance(n, Builtin) and n.kind == "indicators_total" for n in nodes)


def _compared(
    measure: Measure,
    path: str,
    maximum: Points,
    parts: Sequence[Indicator],
    statement: Indicator | FullMarks,
) -> Iterator[Diagnostic]:
    """The sum of the parts against the whole; parts for different classes may be alternatives."""
    if any(isinstance(m, ByClass) for m in (maximum, *(n.maximum for p in parts for _, n in p.nodes()))):
        yield from _by_class(measure, path, maximum, parts, statement)
        return
    known = [(part, most(part)) for part in parts]
    if any(points is None for _, points in known):
        return
    whole = scaled(most_of(maximum))
    sums = [sum(points or 0 for part, points in known if _concerns(part, name)) for name in (None, *_classes(measure))]
    if sums[0] == whole or (len(sums) > 1 and all(s == whole for s in sums[1:])):
        return
    args = {"name": path, "sum": sums[0], "maximum": whole, "difference": sums[0] - whole, "decimals": SCALE}
    related = tuple(Related(p.span, "part", {"part": p.name.text, "points": decimal(m or 0, SCALE)}) for p, m in known)
    yield Diagnostic("E301", args, maximum.span, clause_texts(statement.clauses), related=related)


def _by_class(
    measure: Measure,
    path: str,
    maximum: Points,
    parts: Sequence[Indicator],
    statement: Indicator | FullMarks,
) -> Iterator[Diagnostic]:
    """The sum for each class that has a whole of its own: of the parts that are for it, each with what it has for it."""
    for name in _classes(measure):
        own = points_of(maximum, name)
        known = [(part, most(part, name)) for part in parts if _concerns(part, name)]
        if own is None or not known or any(points is None for _, points in known):
            continue
        total, whole = sum(points or 0 for _, points in known), scaled(own)
        if total != whole:
            args = {"name": path, "class": name, "sum": total, "maximum": whole, "difference": total - whole}
            told = tuple({"part": p.name.text, "points": decimal(m or 0, SCALE)} for p, m in known)
            related = tuple(Related(p.span, "part", t) for (p, _), t in zip(known, told, strict=True))
            args |= {"decimals": SCALE}
            yield Diagnostic("E301", args, own.span, clause_texts(statement.clauses), related=related)


def _classes(measure: Measure) -> tuple[str, ...]:
    classes = measure.only(Classes)
    return tuple(n.text for n in classes.names) if classes else ()


def _concerns(part: Indicator, class_name: str | None) -> bool:
    return class_name is None or not part.for_classes or class_name in {n.text for n in part.for_classes}


def most(node: Indicator, class_name: str = "") -> int | None:
    """What an indicator can bring to the group around it: its full marks, by its share (占 30%) if it has one."""
    own = _own(node, class_name)
    if own is None or node.weight is None:
        return own
    return own * node.weight.value // 10 ** (node.weight.decimals + 2)


def _own(node: Indicator, class_name: str) -> int | None:
    """The full marks of an indicator, scaled: its own, else those of its parts together; None while it is open."""
    if node.maximum is not None:
        own = points_of(node.maximum, class_name)
        return None if own is None else scaled(own)
    parts = [most(p, class_name) for p in node.parts if not class_name or _concerns(p, class_name)]
    return sum(p for p in parts if p is not None) if parts and None not in parts else None


def scaled(quantity: Quantity) -> int:
    return quantity.value * 10**SCALE // 10**quantity.decimals


def wrong_shares(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E311: the channels of a survey, if their shares are not 100% together; the place is the last of them."""
    channels = measure.every(Channel)
    total, whole = sum(scaled(c.quantity) for c in channels), 100 * 10**SCALE
    if channels and total != whole:
        shares = [Related(c.span, "part", {"part": c.name.text, "share": str(c.quantity)}) for c in channels]
        args, last = {"sum": total, "difference": total - whole}, channels[-1]
        yield Diagnostic("E311", args, last.span, clause_texts(last.clauses), related=tuple(shares))
