"""The points of tiers along the value that they look at."""

from collections.abc import Iterator
from itertools import pairwise

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.scoring import Tier, Tiers
from ruledsl.syntax import Quantity


def up_and_down(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W347: as the value grows, the points of its tiers rise and fall."""
    for root in measure.every(Indicator):
        for path, node in root.nodes() if not root.placed else ():
            if isinstance(node.scoring, Tiers) and not node.parts:
                ordered, points = _along(node.scoring.tiers)
                signs = {b > a for a, b in pairwise(points) if a != b}
                if len(signs) > 1:
                    args = {"name": path, "points": tuple(str(t.quantity) for t in ordered)}
                    yield Diagnostic("W347", args, node.scoring.span, clause_texts(node.clauses))


def _along(tiers: tuple[Tier, ...]) -> tuple[list[Tier], list[int]]:
    """The tiers from where they begin, the one without a lower end first; their points as integers of one scale."""
    places = max(q.decimals for t in tiers for q in (t.quantity, t.band.low) if q is not None)

    def scaled(quantity: Quantity) -> int:
        return quantity.value * 10 ** (places - quantity.decimals)

    ordered = sorted(tiers, key=lambda t: (t.band.low is not None, scaled(t.band.low) if t.band.low else 0))
    return ordered, [scaled(t.quantity) for t in ordered]
