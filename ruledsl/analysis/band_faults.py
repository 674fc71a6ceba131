"""What is wrong with the bands of grades and tiers, of the values that can occur."""

from collections.abc import Iterator
from itertools import pairwise

from ruledsl.analysis.bands import banded
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.statements.quota import Quota
from ruledsl.statements.veto import Veto


def gaps(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E302: inside the bounds, on the grid of the decimals, and in no band."""
    for bands in banded(measure, plan):
        for low, high in bands.gaps():
            args = {"name": bands.name, "interval": bands.text(low, high)}
            yield Diagnostic("E302", args, bands.span, bands.clauses)


def overlaps(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E303: in two bands."""
    for bands in banded(measure, plan):
        for one, other, shared in bands.overlaps():
            names = {"name": bands.name, "first": one.name, "second": other.name}
            placed = any(q.items == one.name for q in measure.every(Quota)) and bands.kind == "grades"
            args = {**names, "interval": bands.shared(*shared), "places": placed}
            yield Diagnostic("E303", args, other.span, bands.clauses, related=(Related(one.span, "other"),))


def rising(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W304: a grade that does not lie below the one before it."""
    for bands in banded(measure, plan):
        for one, other in pairwise(bands.stretches) if bands.kind == "grades" else ():
            if (other.low, other.high) > (one.low, one.high):
                yield Diagnostic("W304", {"first": one.name, "second": other.name}, other.span, bands.clauses)


def unreachable(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W313: a grade that no score reaches; one that a veto sets is reached without its band."""
    set_by_veto = {v.sets for v in measure.every(Veto)}
    for bands in banded(measure, plan):
        for one in bands.stretches if bands.kind == "grades" and bands.known else ():
            if one.name not in set_by_veto and (one.high < bands.low or one.low > bands.high):
                args = {"name": one.name, "interval": bands.text(bands.low, bands.high)}
                yield Diagnostic("W313", args, one.span, bands.clauses)
