"""Typed constructors over the operator table: decimals aligned, bounds and absences inferred.

All operands are scaled integers; the constructors insert the scaling, so that a plan holds plain integer arithmetic and
no back-end ever sees a decimal point or a bare division.
"""

from collections.abc import Sequence

from ruledsl.folding import among_units, fold
from ruledsl.ir import LIMIT, Absence, Case, Expr, Lit, Op, Type
from ruledsl.node import Record, evolve
from ruledsl.operators import OPERATORS, ROUNDING
from ruledsl.typed import (
    ADAPTS,
    FLAG,
    TypeProblem,
    absences,
    align,
    flag,
    lit,
    nothing,
    rescale,
)  # fmt: skip

__all__ = [
    "FLAG", "OPERATORS", "ROUNDING", "Absence", "Quotient", "Type", "TypeProblem", "add", "align", "all_of", "among_units", "any_of",
    "case", "compare", "divide", "evolve_kind", "flag", "fold", "largest", "lit", "months_later", "mul", "neg", "not_", "nothing", "rescale",
    "round_", "smallest", "stand_in", "status_is", "sub", "times", "within_limits",
]  # fmt: skip


class Quotient(Record):
    """An exact ratio of two scaled integers that has not been rounded yet; ``den`` is > 0 at run time.

    ``decimals`` is the scale of ``num`` relative to ``den``: the value is ``num / den / 10 ** decimals``.  ``bounds`` are
    narrower than those of ``num`` and ``den`` where both have a divisor in common.
    """

    num: Expr
    den: Expr
    kind: str
    decimals: int
    bounds: Type | None = None


def add(*args: Expr) -> Expr:
    """Σ of operands of one kind; a date plus days is a date."""
    if len(args) == 1:
        return args[0]
    kinds = [a.type.kind for a in args]
    if "date" in kinds:
        return _shift_date("add", args)
    kind, decimals, scaled = align(args)
    lo, hi = sum(a.type.lo for a in scaled), sum(a.type.hi for a in scaled)
    return Op("add", tuple(scaled), Type(kind, decimals, lo, hi, (), absences(args)))


def _shift_date(op: str, args: Sequence[Expr]) -> Expr:
    date, days = args
    if date.type.kind != "date" or days.type.kind not in ADAPTS or days.type.decimals:
        raise TypeProblem("kinds-differ", date.type.kind, days.type.kind)
    return Op(op, (date, days), evolve(date.type, absent=absences(args)))


def months_later(date: Expr, months: int) -> Expr:
    """A date some months later; the count is a constant."""
    if date.type.kind != "date":
        raise TypeProblem("kinds-differ", date.type.kind, "date")
    return Op("months_later", (date, lit(months, Type("number"))), evolve(date.type, choices=()))


def sub(a: Expr, b: Expr) -> Expr:
    """a − b; the difference of two dates is a number of days."""
    if a.type.kind == "date" and b.type.kind == "date":
        t = Type("days", 0, a.type.lo - b.type.hi, a.type.hi - b.type.lo, (), absences((a, b)))
        return Op("sub", (a, b), t)
    if a.type.kind == "date":
        return _shift_date("sub", (a, b))
    kind, decimals, (x, y) = align((a, b))
    t = Type(kind, decimals, x.type.lo - y.type.hi, x.type.hi - y.type.lo, (), absences((a, b)))
    return Op("sub", (x, y), t)


#: Kind of a product: points × ratio are points, ratio × ratio a ratio; points × points is no quantity.
_PRODUCT_RANK = ("points", "ratio", "days", "count", "number")


def _product_kind(a: str, b: str) -> str:
    if a not in _PRODUCT_RANK or b not in _PRODUCT_RANK or (a == b and a in ("points", "days")):
        raise TypeProblem("no-product", a, b)
    return min(a, b, key=_PRODUCT_RANK.index)


def mul(a: Expr, b: Expr) -> Expr:
    """a × b with the decimals of both."""
    kind = _product_kind(a.type.kind, b.type.kind)
    corners = [x * y for x in (a.type.lo, a.type.hi) for y in (b.type.lo, b.type.hi)]
    t = Type(kind, a.type.decimals + b.type.decimals, min(corners), max(corners), (), absences((a, b)))
    return Op("mul", (a, b), t)


def divide(a: Expr, b: Expr) -> Quotient:
    """a ÷ b, exact until it is rounded; like kinds give a ratio, anything ÷ a number keeps its kind."""
    if a.type.kind == b.type.kind or (a.type.kind in ADAPTS and b.type.kind in ADAPTS):
        kind = "ratio"
    elif b.type.kind in ("number", "count", "ratio"):
        kind = a.type.kind
    else:
        raise TypeProblem("no-quotient", a.type.kind, b.type.kind)
    return Quotient(a, b, kind, a.type.decimals - b.type.decimals)


def times(a: Expr, q: Quotient) -> Quotient:
    """a × q, exact until it is rounded; the numerator counts as what the quotient is (points ÷ points is a ratio)."""
    product = mul(a, evolve_kind(q.num, q.kind))
    return Quotient(product, q.den, _product_kind(a.type.kind, q.kind), a.type.decimals + q.decimals)


def round_(value: "Expr | Quotient", decimals: int, mode: str) -> Expr:
    """Round to a number of decimals: one fused operator, half away from zero for ``half_up``."""
    if not isinstance(value, Quotient):
        value = Quotient(value, lit(1, Type("number")), value.type.kind, value.type.decimals)
    num, den, shift = value.num, value.den, decimals - value.decimals
    power = lit(10 ** abs(shift), Type("number"))
    if shift > 0:
        num = evolve_kind(mul(num, power), value.kind)
    elif shift < 0:
        den = mul(den, power)
    low = max(1, min(abs(den.type.lo), abs(den.type.hi)) if den.type.lo > 0 else 1)
    bound = -(-max(abs(num.type.lo), abs(num.type.hi)) // low)
    lo = 0 if num.type.lo >= 0 else -bound
    hi = 0 if num.type.hi <= 0 else bound
    t = Type(value.kind, decimals, lo, hi, (), absences((num, den)))
    return Op(ROUNDING[mode], (num, den), t)


def evolve_kind(expr: Expr, kind: str) -> Expr:
    """The same expression read as another kind (a product with a plain number keeps the kind of the other)."""
    return evolve(expr, type=evolve(expr.type, kind=kind))


def smallest(*args: Expr) -> Expr:
    kind, decimals, scaled = align(args)
    lo, hi = min(a.type.lo for a in scaled), min(a.type.hi for a in scaled)
    return Op("min", tuple(scaled), Type(kind, decimals, lo, hi, (), absences(args)))


def largest(*args: Expr) -> Expr:
    kind, decimals, scaled = align(args)
    lo, hi = max(a.type.lo for a in scaled), max(a.type.hi for a in scaled)
    return Op("max", tuple(scaled), Type(kind, decimals, lo, hi, (), absences(args)))


def compare(op: str, a: Expr, b: Expr) -> Expr:
    """``eq ne lt le gt ge`` between values of one kind; choices are compared within one list."""
    if a.type.kind == "choice" and b.type.kind == "choice" and a.type.choices != b.type.choices:
        raise TypeProblem("lists-differ", "、".join(a.type.choices), "、".join(b.type.choices))
    _, _, (x, y) = align((a, b))
    return Op(op, (x, y), Type("flag", 0, 0, 1, (), absences((a, b))))


def _flags(args: Sequence[Expr]) -> None:
    for a in args:
        if a.type.kind != "flag":
            raise TypeProblem("not-a-condition", a.type.kind)


def all_of(*args: Expr) -> Expr:
    _flags(args)
    return args[0] if len(args) == 1 else Op("and", args, Type("flag", 0, 0, 1, (), absences(args)))


def any_of(*args: Expr) -> Expr:
    _flags(args)
    if not args:
        return flag(False)
    return args[0] if len(args) == 1 else Op("or", args, Type("flag", 0, 0, 1, (), absences(args)))


def not_(a: Expr) -> Expr:
    _flags((a,))
    return Op("not", (a,), Type("flag", 0, 0, 1, (), a.type.absent))


def neg(a: Expr) -> Expr:
    return Op("neg", (a,), evolve(a.type, lo=-a.type.hi, hi=-a.type.lo))


def case(branches: Sequence[tuple[Expr, Expr]], default: Expr) -> Expr:
    """First branch whose condition holds, else the default; the values are aligned, the bounds are their hull."""
    if not branches:
        return default
    _flags([c for c, _ in branches])
    values = [v for _, v in branches] + [default]
    if default.type.kind == "choice":
        kind, decimals, scaled = "choice", 0, values
    else:
        kind, decimals, scaled = align(values)
    present = [v for v in scaled if not (isinstance(v, Lit) and v.absence)] or scaled
    t = Type(
        kind,
        decimals,
        min(v.type.lo for v in present),
        max(v.type.hi for v in present),
        default.type.choices,
        absences([*(c for c, _ in branches), *values]),
    )
    pairs = tuple((c, v) for (c, _), v in zip(branches, scaled, strict=False))
    return Case(pairs, scaled[-1], t)


def status_is(a: Expr, state: Absence) -> Expr:
    """Whether a value is in one of the states of absence (PRESENT: whether it is there); itself never absent."""
    if state not in a.type.absent | {Absence.PRESENT}:
        return flag(False)
    if state is Absence.PRESENT and not a.type.absent:
        return flag(True)
    number = Type("number", 0, 0, 4)
    return Op("eq", (Op("status", (a,), number), lit(int(state), number)), FLAG)


def stand_in(a: Expr, state: Absence, other: Expr) -> Expr:
    """``other`` where ``a`` is in the given state of absence."""
    if state not in a.type.absent:
        return a
    if a.type.choices != other.type.choices:
        raise TypeProblem("lists-differ", "、".join(a.type.choices), "、".join(other.type.choices))
    op = {
        Absence.NOT_APPLICABLE: "if_not_applicable",
        Absence.NO_SCORE: "if_no_score",
        Absence.MISSING: "if_missing",
    }[state]
    kind, decimals, (x, y) = align((a, other))
    absent = (a.type.absent - {state}) | other.type.absent
    t = Type(kind, decimals, min(x.type.lo, y.type.lo), max(x.type.hi, y.type.hi), a.type.choices, absent)
    return Op(op, (x, y), t)


def within_limits(t: Type) -> bool:
    """Whether a column of this type is proved to fit the language-wide limit (see ``ir.LIMIT``)."""
    return t.lo >= -LIMIT * 10**6 and t.hi <= LIMIT * 10**6
