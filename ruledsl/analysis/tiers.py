"""The points of tiers along the value that they look at."""

from collections.abc import Iterator
from fractions import Fraction
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
                ordered = sorted(node.scoring.tiers, key=_low)
                signs = {_value(b.quantity) > _value(a.quantity) for a, b in pairwise(ordered) if _moves(a, b)}
                if len(signs) > 1:
                    args = {"name": path, "points": tuple(str(t.quantity) for t in ordered)}
                    yield Diagnostic("W347", args, node.scoring.span, clause_texts(node.clauses))


def _moves(one: Tier, other: Tier) -> bool:
    return _value(one.quantity) != _value(other.quantity)


def _value(quantity: Quantity) -> Fraction:
    return Fraction(quantity.value, 10**quantity.decimals)


def _low(tier: Tier) -> tuple[bool, Fraction]:
    """Where a tier begins; the one without a lower end comes first."""
    return tier.band.low is not None, _value(tier.band.low) if tier.band.low is not None else Fraction(0)
