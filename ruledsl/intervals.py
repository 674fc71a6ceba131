"""How low and how high an expression can become, given how low and how high what it reads can."""

from collections.abc import Mapping
from itertools import product
from math import prod

from ruledsl.ir import MAX_ROWS, Case, Expr, Field, Fold, Lit, Op, Ref
from ruledsl.rounding import DIVISIONS

Interval = tuple[int, int]

_FLAG, _YES, _NO = (0, 1), (1, 1), (0, 0)


def hull(found: list[Interval]) -> Interval | None:
    """From the lowest to the highest of some intervals."""
    return (min(i[0] for i in found), max(i[1] for i in found)) if found else None


def interval(expr: Expr, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    """The lowest and highest value of an expression, given those of the columns it reads."""
    match expr:
        case Lit(value=value):
            return value, value
        case Field(name=name) if name in options:
            return options[name], options[name]
        case Ref(column=column):
            return columns[column]
        case Case():
            return _case(expr, columns, options)
        case Op():
            args = [interval(a, columns, options) for a in expr.args]
            return of_op(expr, args)
        case Fold():
            return _fold(expr, columns, options)
    return expr.type.lo, expr.type.hi


def _case(expr: Case, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    """The hull of the branches that can be taken; what is not there has no value."""
    found = []
    for condition, value in expr.branches:
        test = interval(condition, columns, options)
        if test != _NO and not (isinstance(value, Lit) and value.absence):
            found.append(interval(value, columns, options))
        if test == _YES and not condition.type.absent:
            break
    else:
        if not (isinstance(expr.default, Lit) and expr.default.absence):
            found.append(interval(expr.default, columns, options))
    return hull(found) or (expr.type.lo, expr.type.hi)


def of_op(expr: Op, args: list[Interval]) -> Interval:
    """The lowest and highest value of an operator over such arguments."""
    if not args or expr.op == "months_later":
        return expr.type.lo, expr.type.hi
    (low, high), *others = args
    match expr.op:
        case "add":
            return sum(a[0] for a in args), sum(a[1] for a in args)
        case "sub":
            return low - others[0][1], high - others[0][0]
        case "neg":
            return -high, -low
        case "min":
            return min(a[0] for a in args), min(a[1] for a in args)
        case "max":
            return max(a[0] for a in args), max(a[1] for a in args)
        case "mul":
            corners = [prod(c) for c in product(*args)]
            return min(corners), max(corners)
        case "and":
            return min(a[0] for a in args), min(a[1] for a in args)
        case "or":
            return max(a[0] for a in args), max(a[1] for a in args)
        case "not":
            return 1 - high, 1 - low
        case "if_not_applicable" | "if_no_score" | "if_missing":
            return min(low, others[0][0]), max(high, others[0][1])
    if expr.op in DIVISIONS:
        corners = [DIVISIONS[expr.op](x, max(1, d)) for x in args[0] for d in args[1]]
        return min(corners), max(corners)
    return _compared(expr.op, args) if len(args) == 2 else (expr.type.lo, expr.type.hi)


def _compared(op: str, args: list[Interval]) -> Interval:
    """Whether a comparison always or never holds."""
    (a, b), (c, d) = args
    always, never = {
        "lt": (b < c, a >= d),
        "le": (b <= c, a > d),
        "gt": (a > d, b <= c),
        "ge": (a >= d, b < c),
        "eq": (a == b == c == d, b < c or a > d),
        "ne": (b < c or a > d, a == b == c == d),
    }.get(op, (False, False))
    return _YES if always else _NO if never else _FLAG


def _fold(expr: Fold, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    if expr.where is not None and interval(expr.where, columns, options) == _NO and expr.op in ("sum", "count", "any"):
        return _NO
    if expr.value is None or expr.op not in ("sum", "min", "max"):
        return expr.type.lo, expr.type.hi
    low, high = interval(expr.value, columns, options)
    return (min(0, low) * MAX_ROWS, max(0, high) * MAX_ROWS) if expr.op == "sum" else (low, high)
