"""How low and how high an expression can become, given how low and how high what it reads can."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from ruledsl.ir import MAX_ROWS, Case, Expr, Field, Fold, Lit, Op, Plan, Ref
from ruledsl.node import Record, evolve, field
from ruledsl.rounding import DIVISIONS

Interval = tuple[int, int]

_FLAG, _YES, _NO = (0, 1), (1, 1), (0, 0)
_NEGATED = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
_STAND_INS = ("if_not_applicable", "if_no_score", "if_missing")
_FLIPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}


class Known(Record):
    """What is known where an expression stands: the columns it reads, the readings settled, what conditions say.

    ``extremes`` says of a column that is the highest or lowest of all units what it is the highest or lowest of;
    ``tests`` says of a column that is a condition with a name what the condition is; of the pairs of ``order`` the first
    is never above the second; ``kept`` are the quotients that were worked out with just this.
    """

    columns: Mapping[str, Interval]
    options: Mapping[str, int] = field(factory=dict)
    extremes: Mapping[str, tuple[str, Expr]] = field(factory=dict)
    given: Mapping[tuple[type, str] | Op, Interval] = field(factory=dict)
    order: tuple[tuple[Expr, Expr], ...] = ()
    tests: Mapping[str, Expr] = field(factory=dict)
    kept: dict[int, tuple[Expr, Interval]] = field(factory=dict)


def hull(found: list[Interval]) -> Interval | None:
    """From the lowest to the highest of some intervals."""
    return (min(i[0] for i in found), max(i[1] for i in found)) if found else None


def extremes_of(plan: Plan) -> dict[str, tuple[str, Expr]]:
    """Columns that are the highest or lowest of all units of a class or of everyone, and of what they are."""
    rosters = {t.name for t in plan.tables if t.kind == "ROSTER"}
    named, found = {c.name: c for c in plan.columns}, {}
    for column in named.values():
        fold = column.expr
        if not isinstance(fold, Fold) or fold.op not in ("min", "max") or fold.where or fold.table not in rosters:
            continue
        value = fold.value
        while isinstance(value, Ref) and value.column in named and named[value.column].table == fold.table:
            value = named[value.column].expr
        if value is not None:
            found[column.name] = (fold.op, value)
    return found


def interval(expr: Expr, known: Known) -> Interval:
    """The lowest and highest value of an expression, given what is known of what it reads."""
    match expr:
        case Op(op=op, args=args):
            if op in _STAND_INS and expr in known.given:
                return known.given[expr]
            if op in DIVISIONS and not isinstance(args[1], Lit):
                if id(expr) not in known.kept:
                    known.kept[id(expr)] = expr, _quotient(expr, known)
                return known.kept[id(expr)][1]
            return of_op(expr, [interval(a, known) for a in args])
        case Ref(column=column):
            return known.given[Ref, column] if (Ref, column) in known.given else known.columns[column]
        case Field(name=name):
            if (Field, name) in known.given:
                return known.given[Field, name]
            if name in known.options:
                return known.options[name], known.options[name]
        case Lit(value=value):
            return value, value
        case Case():
            return _case(expr, known)
        case Fold():
            return _fold(expr, known)
    return expr.type.lo, expr.type.hi


def _case(expr: Case, known: Known) -> Interval:
    """The hull of the branches that can be taken; what is not there has no value."""
    found = []
    for condition, value in expr.branches:
        test = interval(condition, known)
        if test != _NO and not (isinstance(value, Lit) and value.absence):
            found.append(interval(value, _where(condition, True, known)))
        if condition.type.absent:
            continue
        if test == _YES:
            break
        known = _where(condition, False, known)
    else:
        if not (isinstance(expr.default, Lit) and expr.default.absence):
            found.append(interval(expr.default, known))
    return hull(found) or (expr.type.lo, expr.type.hi)


def _quotient(expr: Op, known: Known) -> Interval:
    """A quotient by what is not constant: each branch by itself, a term that is a share at most what it is a share of."""
    from ruledsl.shares import Order, by_branch, shares  # noqa: PLC0415

    if choice := by_branch(expr):
        return _case(choice, known)
    found = of_op(expr, [interval(a, known) for a in expr.args])
    share = shares(expr, Order(known.extremes, known.order, lambda part: interval(part, known)))
    if share is None:
        return found
    low, high = max(found[0], share[0]), min(found[1], share[1])
    return (low, high) if low <= high else found


def _where(condition: Expr, holds: bool, known: Known) -> Known:
    """What is known where a condition holds, or where it does not: a comparison narrows what it compares."""
    for relation, compared, other in _comparisons(condition, holds, known.tests, set()):
        if relation in ("lt", "le", "eq") and not isinstance(other, Lit):
            known = evolve(known, order=(*known.order, (compared, other)), kept={})
        side, factor = _unscaled(compared)
        stands_in = isinstance(side, Op) and side.op in _STAND_INS
        if not (stands_in or isinstance(side, Field | Ref)) or factor <= 0:
            continue
        (low, high), (least, most) = interval(side, known), interval(other, known)
        if relation in ("lt", "le", "eq"):
            high = min(high, (most - (relation == "lt")) // factor)
        if relation in ("gt", "ge", "eq"):
            low = max(low, -(-(least + (relation == "gt")) // factor))
        if relation == "ne" and least == most:
            low, high = low + (low * factor == least), high - (high * factor == least)
        if low <= high:
            known = evolve(known, given={**known.given, _key(side): (low, high)}, kept={})
    return known


def _key(side: Expr) -> tuple[type, str] | Op:
    """By what a narrowed value is found again: the name of a fact or column, or the whole of one for which another stands in."""
    if isinstance(side, Op):
        return side
    return type(side), side.column if isinstance(side, Ref) else side.name  # type: ignore[union-attr]


def _unscaled(expr: Expr) -> tuple[Expr, int]:
    """What was brought to more decimals, and by which factor."""
    match expr:
        case Op(op="mul", args=(first, Lit(value=factor))):
            return first, factor
    return expr, 1


def _comparisons(
    condition: Expr, holds: bool, tests: Mapping[str, Expr], opened: set[str]
) -> Iterator[tuple[str, Expr, Expr]]:
    """Each comparison that must hold with a condition, or without it: relation and sides, from either side.

    A condition with a name is opened once.
    """
    if isinstance(condition, Ref) and condition.column in tests and condition.column not in opened:
        opened.add(condition.column)
        yield from _comparisons(tests[condition.column], holds, tests, opened)
    if not isinstance(condition, Op):
        return
    if condition.op == "not":
        yield from _comparisons(condition.args[0], not holds, tests, opened)
    elif condition.op == ("and" if holds else "or"):
        for part in condition.args:
            yield from _comparisons(part, holds, tests, opened)
    elif condition.op in _NEGATED:
        relation = condition.op if holds else _NEGATED[condition.op]
        left, right = condition.args
        yield relation, left, right
        yield _FLIPPED[relation], right, left


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
    match op:
        case "eq":
            return _YES if a == b == c == d else _NO if b < c or a > d else _FLAG
        case "ne":
            return _YES if b < c or a > d else _NO if a == b == c == d else _FLAG
        case "lt":
            return _YES if b < c else _NO if a >= d else _FLAG
        case "le":
            return _YES if b <= c else _NO if a > d else _FLAG
        case "gt":
            return _YES if a > d else _NO if b <= c else _FLAG
        case "ge":
            return _YES if a >= d else _NO if b < c else _FLAG
    return _FLAG


def _fold(expr: Fold, known: Known) -> Interval:
    """What is known of a unit by the conditions where it stands is not known of the others."""
    if expr.table == "unit" and (known.given or known.order):
        known = evolve(known, given={}, order=(), kept={})
    if expr.where is not None and interval(expr.where, known) == _NO and expr.op in ("sum", "count", "any"):
        return _NO
    if expr.value is None or expr.op not in ("sum", "min", "max"):
        return expr.type.lo, expr.type.hi
    low, high = interval(expr.value, known)
    return (min(0, low) * MAX_ROWS, max(0, high) * MAX_ROWS) if expr.op == "sum" else (low, high)
