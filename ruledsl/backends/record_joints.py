"""Folds over several tables into one accumulator: the highest of 败诉, 平台安全 … is one number that grows in each loop.

The same holds for a sum of sums that nobody reads one by one.
"""

from collections.abc import Callable

from ruledsl.ir import Absence, Expr, Fold, Lit, Op, Ref, Type, walk
from ruledsl.node import evolve
from ruledsl.rewrite import read_by

_NOTHING = frozenset({Absence.NOT_APPLICABLE})


class Joint(Fold):
    """min, max or sum over the rows of several tables; ``start`` is what it is over none, so it is always there.

    ``table`` is that of the first part; ``value`` and ``where`` stand in the parts.
    """

    parts: tuple[Fold, ...] = ()
    start: int = 0


def parts_of(fold: Fold) -> tuple[Fold, ...]:
    """The folds that share an accumulator."""
    return fold.parts if isinstance(fold, Joint) else (fold,)


def reads(expr: Expr) -> tuple[str, ...]:
    """The columns that an expression reads, in all its parts."""
    return tuple(n for p in expr.parts for n in read_by(p)) if isinstance(expr, Joint) else read_by(expr)


def joint(op: Op, fold_of: Callable[[Ref], Fold | None], below: Callable[[str], bool]) -> Joint | None:
    """The extreme of extremes that all fall back to one constant, which no row can be beyond."""
    if op.type.absent or op.op not in ("min", "max", "if_not_applicable"):
        return None
    parts: list[Fold] = []
    starts: set[int] = set()
    for arg in (op,) if op.op == "if_not_applicable" else op.args:
        match arg:
            case Op(op="if_not_applicable", args=(Ref() as ref, Lit(value=start, absence=0))):
                fold = fold_of(ref)
                if fold is None or not _plain(fold, start) or not below(fold.table):
                    return None
                parts.append(fold)
                starts.add(start)
            case Ref():
                together = fold_of(arg)
                if not isinstance(together, Joint):
                    return None
                parts += together.parts
                starts.add(together.start)
            case _:
                return None
    ops, targets = {p.op for p in parts}, {p.to for p in parts}
    if len(starts) > 1 or len(targets) > 1 or len(ops) > 1 or op.op not in (*ops, "if_not_applicable"):
        return None
    return Joint(parts[0].op, parts[0].table, None, None, parts[0].to, op.type, (), tuple(parts), starts.pop())


def joint_sum(op: Op, fold_of: Callable[[Ref], Fold | None], below: Callable[[str], bool]) -> Joint | None:
    """The sum of sums, each times a constant, into one row of a table."""
    if op.type.absent or op.op != "add":
        return None
    parts: list[Fold] = []
    start = 0
    for arg in op.args:
        if isinstance(arg, Lit):
            start += arg.value
            continue
        ref, factor = _multiple(arg)
        fold = fold_of(ref) if ref else None
        if fold is None or not _adds(fold) or not below(fold.table):
            return None
        parts.append(_times(fold, factor))
    if len(parts) < 2 or len({p.to for p in parts}) > 1:
        return None
    return Joint("sum", parts[0].table, None, None, parts[0].to, op.type, (), tuple(parts), start)


def _multiple(expr: Expr) -> tuple[Ref | None, int]:
    """The column that an expression is, and how many times."""
    match expr:
        case Ref():
            return expr, 1
        case Op(op="mul", args=(Ref() as ref, Lit(value=factor, absence=0))):
            return ref, factor
    return None, 0


def _adds(fold: Fold) -> bool:
    """Whether a fold adds something up and nothing can be absent."""
    of_rows = [e for e in (fold.value, fold.where) if e is not None]
    plain = not any(e.type.absent or any(isinstance(n, Fold) for n in walk(e)) for e in of_rows)
    return fold.op in ("sum", "count") and plain and not fold.type.absent and not isinstance(fold, Joint)


def _times(fold: Fold, factor: int) -> Fold:
    """A sum of the same rows in which every value counts several times."""
    number = Type("number", 0, factor, factor)
    if fold.op == "count" or fold.value is None:
        return evolve(fold, op="sum", value=Lit(factor, number))
    if isinstance(fold.value, Lit):
        value: Expr = evolve(fold.value, value=fold.value.value * factor)
    else:
        value = fold.value if factor == 1 else Op("mul", (fold.value, Lit(factor, number)), fold.type)
    return evolve(fold, value=value)


def _plain(fold: Fold, start: int) -> bool:
    """Whether nothing but the lack of rows keeps the fold from having a value, and none is short of the constant."""
    if fold.op not in ("min", "max") or fold.type.absent != _NOTHING or isinstance(fold, Joint):
        return False
    assert fold.value is not None
    if fold.value.type.absent or (fold.where is not None and fold.where.type.absent):
        return False
    return fold.value.type.lo >= start if fold.op == "max" else fold.value.type.hi <= start
