"""Two choices among values → how much less or more the second can be: by the same conditions, by stretches of one value, by moved conditions.

old  90分及以上 “优秀”   80分及以上 “良好”        new  91分及以上 “优秀”   80分及以上 “良好”        0 … 1 grades worse
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from ruledsl.compare.change import NONE, Change, extent, hull
from ruledsl.compare.stairs import monotone, pointwise, stairs, values
from ruledsl.ir import Case, Expr


class Differing(Protocol):
    """What knows the bounds of the parts."""

    def between(self, old: Expr, new: Expr) -> Change: ...

    def same(self, old: Sequence[Expr], new: Sequence[Expr]) -> bool: ...


def choices(by: Differing, old: Case, new: Case) -> Change:
    """What two choices can differ by."""
    if by.same([c for c, _ in old.branches], [c for c, _ in new.branches]):
        return hull(by.between(x, y) for x, y in zip(values(old), values(new), strict=True))
    if (steps := _steps(by, old, new)) is not None:
        return steps
    if len(old.branches) == len(new.branches) == 1:
        return _switch(by, old, new)
    return hull(by.between(x, y) for x in values(old) for y in values(new))


def _switch(by: Differing, old: Case, new: Case) -> Change:
    """One condition that holds more or less often: what it then gives, beside what its values differ by."""
    (was, now), (x, y) = (b.branches[0][0] for b in (old, new)), (b.branches[0][1] for b in (old, new))
    moved = by.between(was, now)
    gain = extent(y) + -extent(new.default)
    by_test = hull([NONE, moved.times(gain)])
    return by_test + hull([by.between(x, y), by.between(old.default, new.default)])


def _steps(by: Differing, old: Case, new: Case) -> Change | None:
    """Both say for each stretch of one value which constant it gives: exactly what they differ by."""
    was, now = stairs(old), stairs(new)
    if was is None or now is None or any(v.absence for _, _, v in (*was[1], *now[1])):
        return None
    (x, before), (y, after) = was, now
    moved = by.between(x, y)
    levels = [extent(v) for _, _, v in (*before, *after)]
    if x.type.decimals != y.type.decimals:
        return None
    by_stairs = pointwise(before, after)
    if moved == NONE:
        return by_stairs
    by_value = monotone(after)
    if by_value is None:
        return None
    reach = max(v.hi for v in levels) - min(v.lo for v in levels)
    rising = Change(-reach if moved.lo < 0 else Fraction(0), reach if moved.hi > 0 else Fraction(0))
    return by_stairs + (rising if by_value > 0 else -rising)
