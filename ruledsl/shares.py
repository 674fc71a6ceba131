"""Quotients of which it is known how large a part of the divisor the dividend is at most.

完成 ÷ 最大（完成，目标）     最小（完成，目标） ÷ 目标     当 完成 < 目标 则 完成 ÷ 目标     完成率 ÷ 同类 最高（完成率）
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from ruledsl.ir import Case, Expr, Lit, Op, Ref
from ruledsl.node import Record, evolve
from ruledsl.rounding import DIVISIONS

Interval = tuple[int, int]
Factors = Counter[Expr]


class Order(Record):
    """What is known of the order of values: of an extreme what it is the extreme of; pairs, the first never above the second."""

    extremes: Mapping[str, tuple[str, Expr]]
    pairs: Sequence[tuple[Expr, Expr]]
    ends: Callable[[Expr], Interval]


def shares(expr: Op, order: Order) -> Iterator[Interval]:
    """Between what a quotient lies because one factor of its dividend is a share of one of its divisor.

    What else stands in the quotient bounds it then: 200分 × 满意率 ÷ 同类 最高（满意率） is at most 200 points.
    """
    over, under = (Counter(_factors(a)) for a in expr.args)
    for small, large, most in _known(over, under, order):
        if small <= over and large <= under and _ends(large, order)[0] >= 1 and _ends(small, order)[0] >= 0:
            low, high = _ends(over - small, order)
            least = max(1, _ends(under - large, order)[0]) * most.denominator
            ends = (min(0, low), max(0, high))
            yield tuple(DIVISIONS[expr.op](end * most.numerator, least) for end in ends)  # type: ignore[misc]


def _known(over: Factors, under: Factors, order: Order) -> Iterator[tuple[Factors, Factors, Fraction]]:
    """Factors of dividend and divisor, and so many times the latter the former are at most."""
    for node in (*over, *under):
        op, value = order.extremes.get(node.column, ("", None)) if isinstance(node, Ref) else ("", None)
        if value is not None:
            one, own = Counter([node]), Counter(_factors(value))
            yield *((own, one) if op == "max" else (one, own)), Fraction(1)
    for small, large in product(over, under):
        if isinstance(small, Lit) or isinstance(large, Lit):
            continue
        for most in _at_most(small, large, order):
            yield Counter[Expr]([small]), Counter[Expr]([large]), most


def _at_most(small: Expr, large: Expr, order: Order) -> Iterator[Fraction]:
    """So many times the large the small is at most, in every way that it is known; what is beside it may vary."""
    for lesser, greater in ((small, small), *order.pairs):
        parts = _scaled(small), _scaled(lesser), _scaled(greater), _scaled(large)
        (s, own), (a, below), (b, above), (t, divisor) = parts
        if own == below and divisor <= above and min(s, a, b, t) > 0:
            beside = _ends(above - divisor, order)[1]
            if beside >= 0:
                yield Fraction(s * b * beside, a * t)
    if isinstance(small, Op) and small.op == "min":
        for part in small.args:
            yield from _at_most(part, large, order)
    if isinstance(large, Op) and large.op == "max":
        for part in large.args:
            yield from _at_most(small, part, order)


def _scaled(expr: Expr) -> tuple[int, Factors]:
    """The product of what is constant in a product, and the other factors."""
    every = list(_factors(expr))
    return prod(f.value for f in every if isinstance(f, Lit)), Counter(f for f in every if not isinstance(f, Lit))


def _factors(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, Op) and expr.op == "mul":
        for part in expr.args:
            yield from _factors(part)
    else:
        yield expr


def _ends(factors: Factors, order: Order) -> Interval:
    ends = [prod(c) for c in product(*(order.ends(f) for f in factors.elements()))]
    return min(ends), max(ends)


def by_branch(expr: Op) -> Case | None:
    """A quotient whose dividend and divisor are chosen by the same conditions, as a choice between quotients."""
    (over, num), (under, den) = (_chosen(a) for a in expr.args)
    if num is None or den is None or [c for c, _ in num.branches] != [c for c, _ in den.branches]:
        return None

    def divided(n: Expr, d: Expr) -> Expr:
        if isinstance(n, Lit) and n.absence:
            return n
        return evolve(expr, args=(_times(expr, n, over), _times(expr, d, under)))

    pairs = zip(num.branches, den.branches, strict=True)
    branches = tuple((c, divided(n, d)) for (c, n), (_, d) in pairs)
    return evolve(num, type=expr.type, branches=branches, default=divided(num.default, den.default))


def _chosen(expr: Expr) -> tuple[list[Expr], Case | None]:
    """The one choice in a product, and the factors beside it."""
    every = list(_factors(expr))
    cases = [f for f in every if isinstance(f, Case)]
    return [f for f in every if not isinstance(f, Case)], cases[0] if len(cases) == 1 else None


def _times(like: Op, value: Expr, factors: list[Expr]) -> Expr:
    return evolve(like, op="mul", args=(*factors, value)) if factors else value
