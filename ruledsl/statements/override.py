"""What vetoes do to the total itself: void it (no score, which is not zero) or set it to an amount."""

from ruledsl import ops
from ruledsl.build import Builder
from ruledsl.express import points
from ruledsl.ir import Absence, Expr
from ruledsl.statements.veto import Veto


def overridden(build: Builder, total: Expr) -> Expr:
    """The total after the steps, unless a veto voids it or sets it; voiding comes first, then the lowest amount."""
    vetoes = build.measure.every(Veto)
    for veto in vetoes:
        if veto.voids or veto.forces is not None:
            build.demand(veto)
    forced = [(build.ref(v.name.text), points(build, v.forces)) for v in vetoes if v.forces is not None]
    forced.sort(key=lambda pair: pair[1].value * 10 ** (6 - pair[1].type.decimals))
    total = ops.case(forced, total)
    voiding = [build.ref(v.name.text) for v in vetoes if v.voids]
    if not voiding:
        return total
    return ops.case([(ops.any_of(*voiding), ops.nothing(total.type, Absence.NO_SCORE))], total)


def ranked_last(build: Builder) -> Expr | None:
    """Whether a veto puts the unit last whatever its score."""
    vetoes = [v for v in build.measure.every(Veto) if v.ranked_last]
    for veto in vetoes:
        build.demand(veto)
    return ops.any_of(*(build.ref(v.name.text) for v in vetoes)) if vetoes else None
