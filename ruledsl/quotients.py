"""Quotients that are not rounded yet, brought over one divisor: compared, added and chosen from exactly.

甲 ÷ 乙 > 80%                     甲 × 100 > 80 × 乙
10分 - 甲 ÷ 乙                     （10分 × 乙 - 甲） ÷ 乙
"""

from collections.abc import Callable, Sequence

from ruledsl import ops
from ruledsl.ir import Absence, Expr, Lit, Type
from ruledsl.node import evolve
from ruledsl.operators import ROUNDING
from ruledsl.ops import Quotient
from ruledsl.rounding import DIVISIONS

Value = Expr | Quotient
ONE = ops.lit(1, Type("number"))
#: Decimals in which bounds are kept, which are only ever too wide.
FINE = 9
#: So many decimals a division by a constant may add; one that needs more is rounded by the author.
MOST_DECIMALS = 4


def kind_of(value: Value) -> str:
    """The kind of a value, rounded or not."""
    return value.kind if isinstance(value, Quotient) else value.type.kind


def combined(join: Callable[..., Expr], *values: Value) -> Value:
    """What joins values joins quotients over their common divisor: a sum, a difference, the least, the greatest."""
    parts = _fractions(values)
    if parts is None:
        return join(*values)
    dens, low = _distinct(parts), _lowest(parts)
    joined = join(*(_over_all(p, dens, low) for p in parts))
    bounds = join(*map(_bounds, values)).type
    return Quotient(joined, _product(dens), joined.type.kind, joined.type.decimals + low, bounds)


def compared(op: str, a: Value, b: Value) -> Expr:
    """A comparison of quotients is one of products, since no divisor is below 1."""
    parts = _fractions((a, b))
    if parts is None:
        return ops.compare(op, a, b)  # type: ignore[arg-type]
    dens, low = _distinct(parts) or [ONE], _lowest(parts)
    nums = [_over_all(p, dens, low) for p in parts]
    if dens[0].type.absent and all(p.den == dens[0] for p in parts):
        nums = [ops.mul(n, _plain(dens[0])) for n in nums]  # what is divided away must still be there
    return ops.compare(op, *nums)


def chosen(branches: Sequence[tuple[Expr, Value]], default: Value) -> Value:
    """The quotient of the branch that is taken; of the others nothing is asked."""
    parts = _fractions([*(v for _, v in branches), default])
    if parts is None:
        return ops.case(branches, default)  # type: ignore[arg-type]
    tests, low = [t for t, _ in branches], _lowest(parts)
    nums, dens = [_scaled(p.num, p, low) for p in parts], [_plain(p.den) for p in parts]
    num, den = (ops.case(list(zip(tests, v[:-1], strict=True)), v[-1]) for v in (nums, dens))
    bounds = ops.case(list(zip(tests, map(_bounds, parts[:-1]), strict=True)), _bounds(parts[-1])).type
    return Quotient(num, den, num.type.kind, num.type.decimals + low, bounds)


def instead(value: Value, state: Absence, other: Value) -> Value:
    """Another value where one is in a state of absence, of which one at least is a quotient."""
    whole = _fractions([value, other])
    assert whole is not None
    lacks = ops.status_is(parts_of(whole[0]), state)
    there = evolve(
        whole[0],
        num=ops.stand_in(whole[0].num, state, ops.lit(0, whole[0].num.type)),
        den=ops.stand_in(whole[0].den, state, ops.lit(1, whole[0].den.type)),
    )
    return chosen([(lacks, other)], there)


def certain(value: Value) -> Value:
    """A value that concerns the unit in any case, whatever its type says."""
    if not isinstance(value, Quotient):
        return ops.stand_in(value, Absence.NOT_APPLICABLE, ops.lit(0, value.type))
    num, den = (
        ops.stand_in(part, Absence.NOT_APPLICABLE, ops.lit(number, part.type))
        for number, part in enumerate((value.num, value.den))
    )
    return evolve(value, num=num, den=den)


def parts_of(value: Quotient) -> Expr:
    """Something that is absent where a quotient is, and as it is."""
    return ops.add(_plain(value.num), _plain(value.den))


def times(a: Value, b: Value) -> Value:
    """A product; of two quotients the numerators are multiplied, and the divisors."""
    if isinstance(a, Quotient) and isinstance(b, Quotient):
        once = ops.times(ops.evolve_kind(a.num, a.kind), b)
        bounds = ops.mul(_bounds(a), _bounds(b)).type if a.bounds or b.bounds else None
        return Quotient(once.num, _product([a.den, b.den]), once.kind, a.decimals + b.decimals, bounds)
    if isinstance(a, Quotient):
        a, b = b, a
    if not isinstance(b, Quotient):
        return ops.mul(a, b)  # type: ignore[arg-type]
    bounds = ops.mul(_bounds(a), _bounds(b)).type if b.bounds else None
    return evolve(ops.times(a, b), bounds=bounds)  # type: ignore[arg-type]


def over(value: Value, divisor: Value) -> Quotient:
    """A value divided once more; the divisor is above 0, and where it is a quotient, so is its dividend."""
    whole = value if isinstance(value, Quotient) else Quotient(value, ONE, value.type.kind, value.type.decimals)
    if isinstance(divisor, Quotient):
        above = ops.largest(_plain(divisor.num), ONE)
        kind = ops.divide(ops.evolve_kind(whole.num, whole.kind), ops.evolve_kind(above, divisor.kind)).kind
        num = ops.mul(whole.num, _plain(divisor.den))
        known = _bounds_over(_bounds(whole).type, bounds_of(divisor))
        return Quotient(num, _product([whole.den, above]), kind, whole.decimals - divisor.decimals, known)
    if not isinstance(value, Quotient):
        return ops.divide(value, divisor)
    kind = ops.divide(ops.evolve_kind(value.num, value.kind), divisor).kind
    ends = _bounds_over(_bounds(value).type, divisor.type) if value.bounds else None
    return Quotient(value.num, _product([value.den, divisor]), kind, value.decimals - divisor.type.decimals, ends)


def bounds_of(value: Value) -> Type:
    """The type of a value, of a quotient with the bounds that are known of it."""
    return _bounds(value).type if isinstance(value, Quotient) else value.type


def _bounds_over(value: Type, divisor: Type) -> Type:
    """What known bounds become when they are divided."""
    dens, decimals = (divisor.lo, divisor.hi), value.decimals - divisor.decimals
    low = min(_fine(value.lo, d, decimals) for d in dens)
    return evolve(value, lo=low, hi=max(-_fine(-value.hi, d, decimals) for d in dens))


def even(value: Value) -> Value:
    """A quotient that needs no rounding is rounded: its divisor is a constant of which some power of ten is a multiple."""
    if not isinstance(value, Quotient) or not isinstance(value.den, Lit):
        return value
    power = next((k for k in range(MOST_DECIMALS + 1) if 10**k % value.den.value == 0), None)
    if power is None:
        return value
    decimals = value.decimals + power
    factor = ops.lit(10**power // value.den.value * 10 ** max(0, -decimals), Type("number"))
    num = ops.evolve_kind(value.num, value.kind)
    product = ops.mul(num, factor) if factor.value != 1 else num
    return evolve(product, type=evolve(product.type, decimals=max(0, decimals)))


def rounded(value: Value, decimals: int, mode: str) -> Expr:
    """Rounded to a number of decimals; it never leaves its rounded bounds, which states them."""
    number = ops.round_(value, decimals, mode)
    if not isinstance(value, Quotient) or value.bounds is None:
        return number
    division, unit = DIVISIONS[ROUNDING[mode]], 10**value.bounds.decimals
    ends = (division(b * 10**decimals, unit) for b in (value.bounds.lo, value.bounds.hi))
    low, high = (ops.lit(end, number.type) for end in ends)
    if high.value < number.type.hi:
        number = ops.smallest(number, high)
    return ops.largest(number, low) if low.value > number.type.lo else number


def _bounds(value: Value) -> Lit:
    """Something of the kind and bounds of a value, to find out what comes of them when it is joined with others."""
    if isinstance(value, Quotient) and value.bounds is None:
        dens = max(1, value.den.type.lo), max(1, value.den.type.hi)
        low = min(_fine(value.num.type.lo, d, value.decimals) for d in dens)
        high = -min(_fine(-value.num.type.hi, d, value.decimals) for d in dens)
    else:
        known = value.bounds if isinstance(value, Quotient) else value.type
        assert known is not None
        low, high = _fine(known.lo, 1, known.decimals), -_fine(-known.hi, 1, known.decimals)
    return Lit(0, Type(kind_of(value), FINE, low, high))


def _fine(num: int, den: int, decimals: int) -> int:
    """A quotient in the decimals in which bounds are kept, downwards."""
    more = FINE - decimals
    return num * 10**more // den if more >= 0 else num // (den * 10**-more)


def _fractions(values: Sequence[Value]) -> list[Quotient] | None:
    """All values as quotients, where one of them is a quotient."""
    if not any(isinstance(v, Quotient) for v in values):
        return None
    return [v if isinstance(v, Quotient) else Quotient(v, ONE, v.type.kind, v.type.decimals) for v in values]


def _distinct(parts: Sequence[Quotient]) -> list[Expr]:
    return list(dict.fromkeys(p.den for p in parts if p.den != ONE))


def _lowest(parts: Sequence[Quotient]) -> int:
    """How far the decimals lie below zero: a count ÷ an amount with decimals has so many fewer."""
    return min(0, *(p.decimals for p in parts))


def _over_all(part: Quotient, dens: Sequence[Expr], low: int) -> Expr:
    """The numerator over the product of the divisors, of which one is its own."""
    num = _scaled(part.num, part, low)
    for den in dens:
        if den != part.den:
            num = ops.mul(num, _plain(den))
    return num


def _scaled(num: Expr, part: Quotient, low: int) -> Expr:
    return evolve(num, type=evolve(num.type, kind=part.kind, decimals=part.decimals - low))


def _plain(den: Expr) -> Expr:
    """A divisor as the integer that it is stored as."""
    return evolve(den, type=evolve(den.type, kind="number", decimals=0))


def _product(dens: Sequence[Expr]) -> Expr:
    product: Expr = ONE
    for den in map(_plain, dens):
        if isinstance(product, Lit) and isinstance(den, Lit):
            product = ops.lit(product.value * den.value, ONE.type)
        else:
            product = den if product == ONE else ops.mul(product, den)
    return product
