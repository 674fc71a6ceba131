"""Typed constants, and operands brought to one kind and scale: what all constructors of expressions stand on."""

from collections.abc import Iterable, Sequence

from ruledsl.ir import Absence, Expr, Lit, Op, Type
from ruledsl.node import evolve

FLAG = Type("flag", 0, 0, 1)


class TypeProblem(Exception):
    """Two operands that do not fit; ``args`` are a message name and its values.  Caught where the span is known."""


def lit(value: int, type_: Type) -> Lit:
    """A constant of a type, its bounds narrowed to the value."""
    return Lit(value, evolve(type_, lo=value, hi=value, absent=frozenset()))


def flag(value: bool) -> Lit:
    return lit(int(value), FLAG)


def nothing(type_: Type, why: Absence) -> Lit:
    """The constant “not there” of a type."""
    return Lit(0, evolve(type_, absent=frozenset({why})), why)


def absences(args: Iterable[Expr]) -> frozenset[Absence]:
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
ADAPTS = {"number", "count", "days"}
#: Units in which only counts are written: how many days a month or a year has depends on the date.
_UNEVEN = {"months", "years"}


def common_kind(args: Sequence[Expr]) -> str:
    """The kind of all operands; a percentage of a count (目标数 × 80%) may stand beside a count."""
    kinds = {a.type.kind for a in args}
    if kinds - ADAPTS == {"ratio"} != kinds and all(_is_part(a) for a in args if a.type.kind == "ratio"):
        kinds.remove("ratio")
    if len(kinds) == 1:
        return kinds.pop()
    if kinds <= ADAPTS:
        return next(k for k in ("days", "count", "number") if k in kinds)
    if len(kinds & _UNEVEN) == 1 and kinds - _UNEVEN <= {"number", "count"}:
        return "count"
    raise TypeProblem("kinds-differ", *sorted(kinds))


def _is_part(share: Expr) -> bool:
    """Whether a percentage is one of a count or of days."""
    parts = share.args if isinstance(share, Op) and share.op in ("mul", "add", "sub", "min", "max") else ()
    plain = [a.type.kind in ("count", "days") or _is_part(a) for a in parts]
    return any(plain) if isinstance(share, Op) and share.op == "mul" else bool(plain) and all(plain)


def align(args: Sequence[Expr]) -> tuple[str, int, list[Expr]]:
    """The common kind and decimals of some operands, and the operands brought to them."""
    kind = common_kind(args)
    decimals = max(a.type.decimals for a in args)
    return kind, decimals, [rescale(a, decimals) for a in args]
