"""Amounts of points that are finer than the measure keeps."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.node import fields
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.scoring import Tiers
from ruledsl.syntax import Node, Quantity, Rounded, Whole


def finer_points(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E305: amounts of points with more decimals than are kept; what is rounded afterwards may be finer."""
    full = measure.only(FullMarks)
    places = int(full.places) if full else 0
    for statement, nodes in measure.parts:
        if not any(isinstance(n, Quantity) and n.decimals for n in nodes):
            continue
        for quantity, allowed in _amounts(statement, places):
            decimals = len(str(quantity).partition(".")[2].rstrip("0"))
            if decimals > allowed:
                args = {"found": str(quantity), "decimals": decimals, "places": allowed}
                yield Diagnostic("E305", args, quantity.span, clause_texts(statement.clauses))


def _amounts(node: object, places: int) -> Iterator[tuple[Quantity, int]]:
    """Quantities of points with the decimals that they may have; the bands of tiers have their own."""
    if isinstance(node, Quantity):
        if node.unit == "points":
            yield node, places
    elif isinstance(node, Tiers):
        for tier in node.tiers:
            yield from _amounts(tier.quantity, places)
            yield from _amounts(tier.band, int(node.places))
    elif isinstance(node, tuple):
        for part in node:
            yield from _amounts(part, places)
    elif isinstance(node, Node) and not isinstance(node, Rounded | Whole):
        for attribute in fields(type(node)):
            if attribute.name != "span":
                yield from _amounts(getattr(node, attribute.name), places)
