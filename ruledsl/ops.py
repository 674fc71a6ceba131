"""The operator table and the typed constructors over it: decimals aligned, bounds and absences inferred.

Every back-end reads ``OPERATORS``; nothing else says what an operator means.  All operands are scaled integers;
the constructors below insert the scaling, so that a plan holds plain integer arithmetic and no back-end ever
sees a decimal point or a bare division.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve

from ruledsl.ir import LIMIT, MAX_ROWS, Absence, Case, Expr, Fold, Lit, Op, Type
from ruledsl.node import Record

FLAG = Type("flag", 0, 0, 1)


class Operator(Record):
    """One operator: Python source over argument placeholders, and how absent arguments behave.

    ``absence`` is ``strict`` (any absent argument makes the result absent, the highest state wins), ``status`` (the
    result is the state of the argument, never absent) or ``if_not_applicable``, ``if_no_score``, ``if_missing`` (the
    second argument stands in when the first is in that state).  ``python`` with ``{*}`` joins any number of arguments.
    """

    name: str
    python: str
    absence: str = "strict"
    join: str = ""

    def source(self, *args: str) -> str:
        """The operator as Python over the sources of its arguments."""
        return self.python.replace("{*}", self.join.join(args)) if self.join else self.python.format(*args)


OPERATORS: dict[str, Operator] = {
    o.name: o
    for o in (
        Operator("add", "({*})", join=" + "),
        Operator("sub", "({0} - {1})"),
        Operator("mul", "({*})", join=" * "),
        Operator("neg", "(-{0})"),
        Operator("abs", "abs({0})"),
        Operator("min", "min({*})", join=", "),
        Operator("max", "max({*})", join=", "),
        Operator("eq", "({0} == {1})"),
        Operator("ne", "({0} != {1})"),
        Operator("lt", "({0} < {1})"),
        Operator("le", "({0} <= {1})"),
        Operator("gt", "({0} > {1})"),
        Operator("ge", "({0} >= {1})"),
        Operator("and", "({*})", join=" and "),
        Operator("or", "({*})", join=" or "),
        Operator("not", "(not {0})"),
        # Division: only with its rounding, on |x| with the sign put back, the divisor > 0.
        Operator("div_half_up", "div_half_up({0}, {1})"),
        Operator("div_half_even", "div_half_even({0}, {1})"),
        Operator("div_down", "div_down({0}, {1})"),
        Operator("div_up", "div_up({0}, {1})"),
        Operator("status", "", "status"),
        Operator("if_not_applicable", "", "if_not_applicable"),
        Operator("if_no_score", "", "if_no_score"),
        Operator("if_missing", "", "if_missing"),
    )
}

#: Rounding modes of the language and the fused operator of each.
ROUNDING = {"half_up": "div_half_up", "half_even": "div_half_even", "down": "div_down", "up": "div_up"}


class TypeProblem(Exception):
    """Two operands that do not fit; ``args`` are a message name and its values.  Caught where the span is known."""


class Quotient(Record):
    """An exact ratio of two scaled integers that has not been rounded yet; ``den`` is > 0 at run time.

    ``decimals`` is the scale of ``num`` relative to ``den``: the value is ``num / den / 10 ** decimals``.
    """

    num: Expr
    den: Expr
    kind: str
    decimals: int


def lit(value: int, type_: Type) -> Lit:
    """A constant of a type, its bounds narrowed to the value."""
    return Lit(value, evolve(type_, lo=value, hi=value, absent=frozenset()))


def flag(value: bool) -> Lit:
    return lit(int(value), FLAG)


def nothing(type_: Type, why: Absence) -> Lit:
    """The constant “not there” of a type."""
    return Lit(0, evolve(type_, absent=frozenset({why})), why)


def _absent(args: Iterable[Expr]) -> frozenset[Absence]:
    return frozenset().union(*(a.type.absent for a in args))


def rescale(expr: Expr, decimals: int) -> Expr:
    """The same value with more decimals."""
    shift = decimals - expr.type.decimals
    if shift == 0:
        return expr
    assert shift > 0, "a value loses decimals only by rounding"
    factor = 10**shift
    t = evolve(expr.type, decimals=decimals, lo=expr.type.lo * factor, hi=expr.type.hi * factor)
    if isinstance(expr, Lit):
        return Lit(expr.value * factor, t, expr.absence)
    return Op("mul", (expr, Lit(factor, Type("number", 0, factor, factor))), t)


#: Kinds of which one may be written where the other is meant: a bare number adapts to a count or days.
_ADAPTS = {"number", "count", "days"}


def _common(args: Sequence[Expr]) -> str:
    kinds = {a.type.kind for a in args}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds <= _ADAPTS:
        return next(k for k in ("days", "count", "number") if k in kinds)
    raise TypeProblem("kinds-differ", *sorted(kinds))


def align(args: Sequence[Expr]) -> tuple[str, int, list[Expr]]:
    """The common kind and decimals of some operands, and the operands brought to them."""
    kind = _common(args)
    decimals = max(a.type.decimals for a in args)
    return kind, decimals, [rescale(a, decimals) for a in args]


def add(*args: Expr) -> Expr:
    """Σ of operands of one kind; a date plus days is a date."""
    if len(args) == 1:
        return args[0]
    kinds = [a.type.kind for a in args]
    if "date" in kinds:
        return _shift_date("add", args)
    kind, decimals, scaled = align(args)
    lo, hi = sum(a.type.lo for a in scaled), sum(a.type.hi for a in scaled)
    return Op("add", tuple(scaled), Type(kind, decimals, lo, hi, (), _absent(args)))


def _shift_date(op: str, args: Sequence[Expr]) -> Expr:
    date, days = args
    if date.type.kind != "date" or days.type.kind not in _ADAPTS:
        raise TypeProblem("kinds-differ", date.type.kind, days.type.kind)
    return Op(op, (date, days), evolve(date.type, absent=_absent(args)))


def sub(a: Expr, b: Expr) -> Expr:
    """a − b; the difference of two dates is a number of days."""
    if a.type.kind == "date" and b.type.kind == "date":
        t = Type("days", 0, a.type.lo - b.type.hi, a.type.hi - b.type.lo, (), _absent((a, b)))
        return Op("sub", (a, b), t)
    if a.type.kind == "date":
        return _shift_date("sub", (a, b))
    kind, decimals, (x, y) = align((a, b))
    t = Type(kind, decimals, x.type.lo - y.type.hi, x.type.hi - y.type.lo, (), _absent((a, b)))
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
    t = Type(kind, a.type.decimals + b.type.decimals, min(corners), max(corners), (), _absent((a, b)))
    return Op("mul", (a, b), t)


def divide(a: Expr, b: Expr) -> Quotient:
    """a ÷ b, exact until it is rounded; like kinds give a ratio, anything ÷ a number keeps its kind."""
    if a.type.kind == b.type.kind or (a.type.kind in _ADAPTS and b.type.kind in _ADAPTS):
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
    t = Type(value.kind, decimals, lo, hi, (), _absent((num, den)))
    return Op(ROUNDING[mode], (num, den), t)


def evolve_kind(expr: Expr, kind: str) -> Expr:
    """The same expression read as another kind (a product with a plain number keeps the kind of the other)."""
    return evolve(expr, type=evolve(expr.type, kind=kind))


def smallest(*args: Expr) -> Expr:
    kind, decimals, scaled = align(args)
    lo, hi = min(a.type.lo for a in scaled), min(a.type.hi for a in scaled)
    return Op("min", tuple(scaled), Type(kind, decimals, lo, hi, (), _absent(args)))


def largest(*args: Expr) -> Expr:
    kind, decimals, scaled = align(args)
    lo, hi = max(a.type.lo for a in scaled), max(a.type.hi for a in scaled)
    return Op("max", tuple(scaled), Type(kind, decimals, lo, hi, (), _absent(args)))


def compare(op: str, a: Expr, b: Expr) -> Expr:
    """``eq ne lt le gt ge`` between values of one kind; choices are compared within one list."""
    if a.type.kind == "choice" and b.type.kind == "choice" and a.type.choices != b.type.choices:
        raise TypeProblem("lists-differ", "、".join(a.type.choices), "、".join(b.type.choices))
    _, _, (x, y) = align((a, b))
    return Op(op, (x, y), Type("flag", 0, 0, 1, (), _absent((a, b))))


def _flags(args: Sequence[Expr]) -> None:
    for a in args:
        if a.type.kind != "flag":
            raise TypeProblem("not-a-condition", a.type.kind)


def all_of(*args: Expr) -> Expr:
    _flags(args)
    return args[0] if len(args) == 1 else Op("and", args, Type("flag", 0, 0, 1, (), _absent(args)))


def any_of(*args: Expr) -> Expr:
    _flags(args)
    return args[0] if len(args) == 1 else Op("or", args, Type("flag", 0, 0, 1, (), _absent(args)))


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
        _absent([*(c for c, _ in branches), *values]),
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
    op = {
        Absence.NOT_APPLICABLE: "if_not_applicable",
        Absence.NO_SCORE: "if_no_score",
        Absence.MISSING: "if_missing",
    }[state]
    kind, decimals, (x, y) = align((a, other))
    absent = (a.type.absent - {state}) | other.type.absent
    t = Type(kind, decimals, min(x.type.lo, y.type.lo), max(x.type.hi, y.type.hi), a.type.choices, absent)
    return Op(op, (x, y), t)


_COUNTS = {"count": (0, MAX_ROWS), "rank": (1, 10**8), "ordinal": (1, 10**8)}


def fold(
    op: str, table: str, value: Expr | None, where: Expr | None, to: str, order: Sequence[tuple[Expr, bool]] = ()
) -> Fold:
    """Many rows into one, with the bounds and absences of the result.

    A row without its value spoils the result: an error if it should have been there, no score if it has none; a value
    that is not applicable is left out.  The least or greatest of no rows is not applicable.
    """
    read = [e for e in (value, where, *(key for key, _ in order)) if e is not None]
    states = _absent(read)
    absent = states & {Absence.NO_SCORE}
    if states & {Absence.MISSING, Absence.ERROR}:
        absent |= {Absence.ERROR}
    if op in _COUNTS:
        low, high = _COUNTS[op]
        if op != "count":  # among units: a rejected unit makes its whole group an error
            absent |= {Absence.ERROR} | ({Absence.NOT_APPLICABLE} if where is not None else frozenset())
        return Fold(op, table, value, where, to, Type("count", 0, low, high, (), absent), tuple(order))
    if op in ("any", "all"):
        return Fold(op, table, value, where, to, evolve(FLAG, absent=absent))
    assert value is not None
    kind = value.type
    if op == "sum":
        kind = evolve(kind, lo=min(0, kind.lo) * MAX_ROWS, hi=max(0, kind.hi) * MAX_ROWS, absent=absent)
    else:
        kind = evolve(kind, absent=absent | {Absence.NOT_APPLICABLE})
    return Fold(op, table, value, where, to, kind, tuple(order))


def among_units(folded: Fold) -> Fold:
    """A fold over units, where a unit that was rejected makes the whole group an error."""
    return evolve(folded, type=evolve(folded.type, absent=folded.type.absent | {Absence.ERROR}))


def within_limits(t: Type) -> bool:
    """Whether a column of this type is proved to fit the language-wide limit (see ``ir.LIMIT``)."""
    return t.lo >= -LIMIT * 10**6 and t.hi <= LIMIT * 10**6
