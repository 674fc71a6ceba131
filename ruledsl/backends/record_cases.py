"""Choices made smaller by what is known of the values they compare: their bounds, and the branches not taken so far.

当 x ≥ 90 则 优秀; x ≥ 80 且 x < 90 则 良好; … ; x < 60 则 不合格; 否则 错误
当 x ≥ 90 则 优秀; x ≥ 80 则 良好; …            ; 否则 不合格
"""

from collections.abc import Callable, Sequence

from attrs import frozen

from ruledsl.ir import Absence, Case, Expr, Lit, Op, Ref, children
from ruledsl.node import evolve
from ruledsl.ops import FLAG, lit
from ruledsl.rewrite import rewrite
from ruledsl.specialise import worked_out

#: A choice with more rows than this, each for one value, is looked up; it is left as it is.
LONG_TABLE = 8


@frozen
class Span:
    """The values of ``subject`` for which a condition holds: from ``lo`` to ``hi``."""

    subject: Expr
    lo: int
    hi: int


def span(condition: Expr) -> Span | None:
    """What a condition says, if all it does is to compare one value, which is there, with constants."""
    if not isinstance(condition, Op):
        return None
    if condition.op == "and":
        parts = [span(a) for a in condition.args]
        first, known = parts[0], [p for p in parts if p is not None]
        if first is None or len(known) < len(parts) or any(p.subject != first.subject for p in known):
            return None
        return Span(first.subject, max(p.lo for p in known), min(p.hi for p in known))
    if condition.op not in ("eq", "lt", "le", "gt", "ge"):
        return None
    subject, constant = condition.args
    if subject.type.absent or not isinstance(constant, Lit) or constant.absence:
        return None
    lo, hi, value = subject.type.lo, subject.type.hi, constant.value
    match condition.op:
        case "eq":
            lo, hi = value, value
        case "lt":
            hi = value - 1
        case "le":
            hi = value
        case "gt":
            lo = value + 1
        case "ge":
            lo = value
    return Span(subject, max(lo, subject.type.lo), min(hi, subject.type.hi))


def smaller(case: Case) -> Expr:
    """The choice without conditions that are certain after those before them."""
    left: dict[Expr, tuple[int, int]] = {}
    branches: list[tuple[Expr, Expr]] = []
    default = case.default
    for condition, value in case.branches:
        here = span(condition)
        if here is None:
            branches.append((condition, value))
            continue
        lo, hi = left.get(here.subject, (here.subject.type.lo, here.subject.type.hi))
        low, high = max(lo, here.lo), min(hi, here.hi)
        if low > high:
            continue
        if (low, high) == (lo, hi):
            default = value
            break
        if low == lo:
            left[here.subject] = (high + 1, hi)
            branches.append((_compared("le", here.subject, high, condition), value))
        elif high == hi:
            left[here.subject] = (lo, low - 1)
            branches.append((_compared("ge", here.subject, low, condition), value))
        else:
            branches.append((condition, value))
    return _made(case, _merged(branches, default), default)


def joined(case: Case, column_of: Callable[[str], Expr | None]) -> Case:
    """A choice by the outcome of another choice between constants as one choice.

    当 强制 ≥ 0 则 强制 否则 …, where 强制 = 当 泄密 则 3 否则 −1, is 当 泄密 则 3 否则 ….
    """
    decisive = [e for condition, value in case.branches for e in (*children(condition), value)]
    names = {e.column for e in decisive if isinstance(e, Ref)}
    if not all(isinstance(e, Ref | Lit) for e in decisive):
        return case
    inner = column_of(next(iter(names))) if len(names) == 1 else None
    if not isinstance(inner, Case) or inner.type.absent or any(c.type.absent for c, _ in inner.branches):
        return case
    name, outcomes = next(iter(names)), [*(value for _, value in inner.branches), inner.default]
    results = [_outcome(case, name, value) for value in outcomes]
    if any(r is None for r in results) or sum(r is case.default for r in results) > 1:
        return case
    pairs = tuple((c, r) for (c, _), r in zip(inner.branches, results, strict=False) if r is not None)
    return evolve(case, branches=pairs, default=results[-1])


def _outcome(case: Case, name: str, value: Expr) -> Expr | None:
    """What a choice comes to where a column has a constant value; None if that does not settle it."""
    if not isinstance(value, Lit) or value.absence:
        return None

    def settled(expr: Expr) -> Expr:
        return rewrite(expr, lambda node: value if isinstance(node, Ref) and node.column == name else worked_out(node))

    for condition, result in case.branches:
        here = settled(condition)
        if not isinstance(here, Lit):
            return None
        if here.value:
            found = settled(result)
            return found if isinstance(found, Lit) else None
    return case.default


def _compared(op: str, subject: Expr, value: int, before: Expr) -> Expr:
    """A comparison with one constant; as it was written, if it was one already and of this direction."""
    same = {"le": ("le", "lt"), "ge": ("ge", "gt")}[op]
    if isinstance(before, Op) and before.op in same:
        return before
    return Op(op, (subject, lit(value, subject.type)), FLAG)


def _merged(branches: Sequence[tuple[Expr, Expr]], default: Expr) -> list[tuple[Expr, Expr]]:
    """Neighbours with the same constant as one where the later condition includes the earlier; none like the default."""
    result: list[tuple[Expr, Expr]] = []
    for condition, value in branches:
        if result and isinstance(value, Lit) and result[-1][1] == value:
            before, here = span(result[-1][0]), span(condition)
            if before and here and before.subject == here.subject and here.lo <= before.lo and here.hi >= before.hi:
                result.pop()
        result.append((condition, value))
    while result and isinstance(default, Lit) and result[-1][1] == default and not result[-1][0].type.absent:
        result.pop()
    return result


def _made(case: Case, branches: list[tuple[Expr, Expr]], default: Expr) -> Expr:
    if not branches:
        return default
    if len(branches) > LONG_TABLE:
        return case
    parts = [*(e for pair in branches for e in pair), default]
    possible: frozenset[Absence] = frozenset().union(*(e.type.absent for e in parts))
    type_ = evolve(case.type, absent=case.type.absent & possible)
    return evolve(case, branches=tuple(branches), default=default, type=type_)


def extreme(op: Op) -> Expr:
    """min and max without constants that never win, and of choices between the same two constants one choice."""
    sign = 1 if op.op == "max" else -1
    ends = [(a.type.lo if sign > 0 else -a.type.hi) for a in op.args if not isinstance(a, Lit)]
    args = [a for a in op.args if not _beaten(a, sign, max(ends, default=None))]
    grouped: dict[tuple[Lit, Lit], list[Expr]] = {}
    others: list[Expr] = []
    for a in args:
        pair = _pair(a, sign)
        if pair is None:
            others.append(a)
        else:
            grouped.setdefault((pair[1], pair[2]), []).append(pair[0])
    for (value, default), conditions in grouped.items():
        one = conditions[0] if len(conditions) == 1 else Op("or", tuple(conditions), FLAG)
        type_ = evolve(
            op.type, lo=min(value.value, default.value), hi=max(value.value, default.value), absent=frozenset()
        )
        others.append(Case(((one, value),), default, type_))
    if len(others) == 1:
        return evolve(others[0], type=evolve(op.type, absent=others[0].type.absent))
    return op if len(others) == len(op.args) else evolve(op, args=tuple(others))


def _beaten(arg: Expr, sign: int, bound: int | None) -> bool:
    return isinstance(arg, Lit) and not arg.absence and bound is not None and sign * arg.value <= bound


def _pair(arg: Expr, sign: int) -> tuple[Expr, Lit, Lit] | None:
    """Condition, constant and default of a choice whose constant wins over the default."""
    match arg:
        case Case(branches=((condition, Lit(absence=0) as value),), default=Lit(absence=0) as default):
            if not condition.type.absent and sign * value.value >= sign * default.value:
                return condition, value, default
    return None
