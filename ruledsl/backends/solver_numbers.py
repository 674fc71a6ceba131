"""Arithmetic over terms: sums, extremes and rounded quotients, worked out as far as the ends of terms allow."""

from collections.abc import Callable, Sequence
from typing import Any

import z3
from attrs import evolve

from ruledsl.backends.solver_terms import (
    FEW,
    HANDFUL,
    ZERO,
    Term,
    at_least,
    at_most,
    const,
    either,
    is_condition,
    number,
    pick,
    same,
    values,
)  # fmt: skip
from ruledsl.rounding import DIVISIONS


def _made(z: Any, lo: int, hi: int, few: frozenset[int] = frozenset()) -> Term:
    return const(lo) if lo == hi else Term(z, lo, hi, few)


def _sums(terms: Sequence[Term], base: int) -> frozenset[int]:
    found = {base}
    for term in terms:
        found = {a + b for a in found for b in values(term)}
        if not 0 < len(found) <= FEW:
            return frozenset()
    return frozenset(found)


def plus(terms: Sequence[Term]) -> Term:
    base = sum(t.lo for t in terms if t.known)
    rest = [t for t in terms if not t.known]
    if not rest:
        return const(base)
    parts = [number(t) for t in rest] + ([z3.IntVal(base)] if base else [])
    lo, hi = base + sum(t.lo for t in rest), base + sum(t.hi for t in rest)
    return Term(parts[0] if len(parts) == 1 else z3.Sum(parts), lo, hi, _sums(rest, base))


def negative(term: Term) -> Term:
    few = frozenset(-v for v in values(term))
    return const(-term.lo) if term.known else Term(-number(term), -term.hi, -term.lo, few)


def minus(a: Term, b: Term) -> Term:
    if b.known and b.lo == 0:
        return a
    if not isinstance(a.z, int) and not isinstance(b.z, int) and a.z.eq(b.z):
        return ZERO
    return plus((a, negative(b)))


def scaled(term: Term, factor: int) -> Term:
    """A term times a constant."""
    if factor == 1 or term.known:
        return const(term.lo * factor) if term.known else term
    lo, hi = sorted((term.lo * factor, term.hi * factor))
    few = frozenset(v * factor for v in values(term))
    return ZERO if factor == 0 else Term(number(term) * factor, lo, hi, few)


def size(term: Term) -> Term:
    """|x|."""
    if term.lo >= 0:
        return term
    if term.hi <= 0:
        return negative(term)
    return _narrow(pick(at_least(term, ZERO), term, negative(term)), 0, max(-term.lo, term.hi))


def least(terms: Sequence[Term]) -> Term:
    """The smallest, without those that never are."""
    ceiling = min(t.hi for t in terms)
    few = [t for t in terms if t.lo < ceiling or (t.lo == ceiling and t.hi == ceiling)]
    few = few or [min(terms, key=lambda t: t.hi)]
    if by_value := _by_value(few, reverse=False):
        return by_value
    result = few[0]
    for term in few[1:]:
        result = _narrow(pick(at_most(result, term), result, term), min(result.lo, term.lo), min(result.hi, term.hi))
    return result


def greatest(terms: Sequence[Term]) -> Term:
    """The largest, without those that never are."""
    floor = max(t.lo for t in terms)
    few = [t for t in terms if t.hi > floor or (t.hi == floor and t.lo == floor)]
    few = few or [max(terms, key=lambda t: t.lo)]
    if by_value := _by_value(few, reverse=True):
        return by_value
    result = few[0]
    for term in few[1:]:
        result = _narrow(pick(at_least(result, term), result, term), max(result.lo, term.lo), max(result.hi, term.hi))
    return result


def _by_value(terms: Sequence[Term], reverse: bool) -> Term | None:
    """An extreme of terms that take a handful of values: the first value, in order, that one of them has."""
    possible: frozenset[int] = frozenset().union(*(values(t) for t in terms))
    if len(terms) < 2 or not all(values(t) for t in terms) or len(possible) > HANDFUL:
        return None
    ordered = sorted(possible, reverse=reverse)
    result = const(ordered[-1])
    for value in reversed(ordered[:-1]):
        result = pick(either(same(t, const(value)) for t in terms), const(value), result)
    return result


def _narrow(term: Term, lo: int, hi: int) -> Term:
    lo, hi = max(lo, term.lo), min(hi, term.hi)
    few = frozenset(v for v in term.few if lo <= v <= hi)
    return const(lo) if lo == hi else evolve(term, lo=lo, hi=hi, few=few)


def narrowed(term: Term, lo: int, hi: int) -> Term:
    """The term with ends that are known from elsewhere."""
    return term if is_condition(term) or term.known or lo > hi else _narrow(term, lo, hi)


def divided(op: str, x: Term, divisor: int) -> Term:
    """A rounded quotient by a constant above 0."""
    if x.known:
        return const(DIVISIONS[op](x.lo, divisor))
    if divisor == 1:
        return x
    ends = DIVISIONS[op](x.lo, divisor), DIVISIONS[op](x.hi, divisor)
    if x.lo >= 0:
        return _made(_ROUNDED[op](number(x), divisor), *ends)
    positive, mirrored = _ROUNDED[op](number(x), divisor), -_ROUNDED[op](-number(x), divisor)
    return _made(z3.If(number(x) >= 0, positive, mirrored), *ends)


def _half_even(x: Any, d: int) -> Any:
    q, rest = x / d, x % d
    up = z3.Or(2 * rest > d, z3.And(2 * rest == d, q % 2 == 1))
    return z3.If(up, q + 1, q)


#: What each rounding does to a size; z3's quotient of integers by a constant above 0 is the floor.
_ROUNDED: dict[str, Callable[[Any, int], Any]] = {
    "div_half_up": lambda x, d: (2 * x + d) / (2 * d),
    "div_half_even": _half_even,
    "div_down": lambda x, d: x / d,
    "div_up": lambda x, d: (x + d - 1) / d,
}
