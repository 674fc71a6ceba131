"""The least and the greatest that a difference can be, and the arithmetic of such ends."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from ruledsl.ir import Expr, Lit, Op


@frozen
class Change:
    """The least and the greatest that “new − old” can be."""

    lo: Fraction
    hi: Fraction

    def __add__(self, other: "Change") -> "Change":
        return Change(self.lo + other.lo, self.hi + other.hi)

    def __neg__(self) -> "Change":
        return Change(-self.hi, -self.lo)

    def times(self, other: "Change") -> "Change":
        ends = [a * b for a in (self.lo, self.hi) for b in (other.lo, other.hi)]
        return Change(min(ends), max(ends))


NONE = Change(Fraction(0), Fraction(0))


def hull(changes: Iterable[Change]) -> Change:
    found = list(changes)
    return Change(min(c.lo for c in found), max(c.hi for c in found))


def extent(expr: Expr) -> Change:
    """The values that an expression can have."""
    scale = 10**expr.type.decimals
    if isinstance(expr, Lit) and not expr.absence:
        return Change(Fraction(expr.value, scale), Fraction(expr.value, scale))
    return Change(Fraction(expr.type.lo, scale), Fraction(expr.type.hi, scale))


def cut(op: str, ends: list[Expr], others: list[Expr]) -> Change:
    """How much ends such as a cap can change the value of the others."""
    if not ends:
        return NONE
    if op == "min":
        least = min(extent(e).lo for e in ends) - min(extent(o).hi for o in others)
        return Change(min(Fraction(0), least), Fraction(0))
    most = max(extent(e).hi for e in ends) - max(extent(o).lo for o in others)
    return Change(Fraction(0), max(Fraction(0), most))


def rounded(change: Change, least: Fraction, shift: int, decimals: int) -> Change:
    """What a rounded quotient differs by when its numerator does; ``least`` is the smallest that its divisor can be."""
    step = Fraction(1, 10**decimals)
    factor = Fraction(10) ** shift * step / least
    lo = Fraction(0) if change.lo >= 0 else change.lo * factor - step
    return Change(lo, Fraction(0) if change.hi <= 0 else change.hi * factor + step)


#: Ways of rounding, the one that gives the least first.
LEAST_FIRST = ("div_down", "div_half_even", "div_half_up", "div_up")


def otherwise_rounded(old: Op, new: Op) -> Change | None:
    """One quotient that is not below 0, rounded in two ways: less than a step apart, and which is more is known."""
    if old.type.decimals != new.type.decimals or old.args[0].type.lo < 0:
        return None
    step = Fraction(1, 10**old.type.decimals)
    more = LEAST_FIRST.index(new.op) > LEAST_FIRST.index(old.op)
    return Change(Fraction(0), step) if more else Change(-step, Fraction(0))


def moved_ends(was: tuple[Fraction, Fraction], now: tuple[Fraction, Fraction]) -> Change:
    """A fact whose values reach further, or less far, than they did: as if it moved with its ends."""
    moved = (now[0] - was[0], now[1] - was[1], Fraction(0))
    return Change(min(moved), max(moved))
