"""Folds over several tables into one accumulator: the highest of 败诉, 平台安全 … is one number that grows in each loop."""

from collections.abc import Callable

from ruledsl.ir import Absence, Expr, Fold, Lit, Op, Ref
from ruledsl.rewrite import read_by

_NOTHING = frozenset({Absence.NOT_APPLICABLE})


class Joint(Fold):
    """min or max over the rows of several tables; ``start`` is what it is over none, so it is always there.

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


def _plain(fold: Fold, start: int) -> bool:
    """Whether nothing but the lack of rows keeps the fold from having a value, and none is short of the constant."""
    if fold.op not in ("min", "max") or fold.type.absent != _NOTHING or isinstance(fold, Joint):
        return False
    assert fold.value is not None
    if fold.value.type.absent or (fold.where is not None and fold.where.type.absent):
        return False
    return fold.value.type.lo >= start if fold.op == "max" else fold.value.type.hi <= start
