"""Choices that are stairs: which constant they give on each stretch of one value, as bands and tariffs do."""

from itertools import pairwise

from ruledsl.backends.record_cases import Span, span
from ruledsl.compare.change import NONE, Change, extent, hull
from ruledsl.ir import Case, Expr, Lit

Stair = tuple[int, int, Lit]


def stairs(case: Case) -> tuple[Expr, list[Stair]] | None:
    """The value that all conditions look at, and the constant of each stretch of it, in order."""
    spans = [span(c) for c, _ in case.branches]
    if any(s is None for s in spans) or not all(isinstance(v, Lit) for v in values(case)):
        return None
    known = [s for s in spans if s is not None]
    subject = known[0].subject
    if any(s.subject != subject for s in known):
        return None
    return subject, _laid_out(known, case)


def _laid_out(spans: list[Span], case: Case) -> list[Stair]:
    """The stretches between the ends of all conditions, each with its constant."""
    subject = spans[0].subject
    lo, hi = subject.type.lo, subject.type.hi
    cuts = sorted({lo, hi + 1, *(c for s in spans for c in (s.lo, s.hi + 1) if lo < c <= hi)})
    found: list[Stair] = []
    for start, end in pairwise(cuts):
        value = next((v for s, (_, v) in zip(spans, case.branches, strict=True) if s.lo <= start <= s.hi), case.default)
        assert isinstance(value, Lit)
        found.append((start, end - 1, value))
    return found


def pointwise(before: list[Stair], after: list[Stair]) -> Change:
    """What two stairs over one value differ by, stretch by stretch."""
    found = []
    for lo, hi, value in before:
        for low, high, other in after:
            if max(lo, low) <= min(hi, high):
                found.append(extent(other) + -extent(value))
    return hull(found) if found else NONE


def monotone(stairs: list[Stair]) -> int | None:
    """1 if the stairs only rise, −1 if they only fall."""
    values = [extent(v).lo for _, _, v in stairs]
    if values == sorted(values):
        return 1
    return -1 if values == sorted(values, reverse=True) else None


def values(case: Case) -> list[Expr]:
    """What a choice can give."""
    return [*(v for _, v in case.branches), case.default]
