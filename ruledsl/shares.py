"""Quotients of which it is known how large a part of the divisor the dividend is at most.

完成 ÷ 最大（完成，目标）     最小（完成，目标） ÷ 目标     当 完成 < 目标 则 完成 ÷ 目标     完成率 ÷ 同类 最高（完成率）
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product, repeat
from math import prod

from ruledsl.ir import Case, Expr, Lit, Op, Ref
from ruledsl.node import Record, evolve
from ruledsl.rounding import DIVISIONS

Interval = tuple[int, int]
Factors = Counter[Expr]

#: What becomes of the terms of a sum, one after the other.
_SIGNS: Mapping[str, Iterable[int]] = {"add": repeat(1), "sub": (1, -1), "neg": (-1,)}


class Order(Record):
    """What is known of the order of values: of an extreme what it is the extreme of; pairs, the first never above the second."""

    extremes: Mapping[str, tuple[str, Expr]]
    pairs: Sequence[tuple[Expr, Expr]]
    ends: Callable[[Expr], Interval]


def shares(expr: Op, order: Order) -> Interval | None:
    """Between what a quotient lies, term by term: a term that is a share of the divisor is bounded by the divisor.

    200分 × 满意率 ÷ 同类 最高（满意率） is at most 200 points, and （上年 - 本年） ÷ 上年, which is 1 - 本年 ÷ 上年, at most 1.
    Nothing where no term has to do with the divisor.
    """
    terms, under = _terms(expr.args[0]), Counter(_factors(expr.args[1]))
    if not any(over & under or next(_known(over, under, order), None) for over, _ in terms.values()):
        return None
    each = [(many * low, many * high) for over, many in terms.values() for low, high in [_share(over, under, order)]]
    least, most = sum(min(e) for e in each), sum(max(e) for e in each)
    divide = DIVISIONS[expr.op]
    return divide(*Fraction(least).as_integer_ratio()), divide(*Fraction(most).as_integer_ratio())


def _terms(expr: Expr) -> dict[frozenset[tuple[Expr, int]], tuple[Factors, int]]:
    """What a sum adds up: each product of what is not constant, with the number by which it is multiplied."""
    found: dict[frozenset[tuple[Expr, int]], tuple[Factors, int]] = {}
    waiting = [(expr, 1)]
    while waiting:
        node, many = waiting.pop()
        times, over = _scaled(node)
        if over.total() == 1 and isinstance(inner := next(iter(over)), Op) and inner.op in _SIGNS:
            waiting += ((part, many * times * sign) for part, sign in zip(inner.args, _SIGNS[inner.op], strict=False))
        else:
            key = frozenset(over.items())
            found[key] = over, found.get(key, (over, 0))[1] + many * times
    return {key: term for key, term in found.items() if term[1]}


def _share(over: Factors, under: Factors, order: Order) -> tuple[Fraction, Fraction]:
    """The lowest and highest value of a product over another; what stands in both is left out of both."""
    both = Counter({f: n for f, n in (over & under).items() if order.ends(f)[0] >= 1})
    over, under = over - both, under - both
    low, high = _over(_ends(over, order), _ends(under, order))
    for small, large, most in _known(over, under, order):
        if small <= over and large <= under and _ends(large, order)[0] >= 1 and _ends(small, order)[0] >= 0:
            least, greatest = _over(_ends(over - small, order), _ends(under - large, order))
            low, high = max(low, min(Fraction(0), least * most)), min(high, max(Fraction(0), greatest * most))
    return low, max(low, high)


def _over(dividend: Interval, divisor: Interval) -> tuple[Fraction, Fraction]:
    corners = [Fraction(d, max(1, by)) for d in dividend for by in divisor]
    return min(corners), max(corners)


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
