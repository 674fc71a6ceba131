"""What an expression adds up to over all copies of a bundle: amounts by their sum, anything else by the number of copies."""

from ruledsl.backends.solver_encode import PRESENT, Encoder, choose
from ruledsl.backends.solver_numbers import greatest, minus, negative, plus, scaled
from ruledsl.backends.solver_rows import Beyond, Row, Value
from ruledsl.backends.solver_terms import YES, ZERO, const, pick, same, values
from ruledsl.ir import Absence, Case, Expr, Field, Fold, Lit, Op, Ref
from ruledsl.specialise import STAND_IN

_NA = const(int(Absence.NOT_APPLICABLE))


def weighted(encoder: Encoder, expr: Expr, row: Row) -> Value:
    """What an expression adds up to over all copies of a bundle; raises ``Beyond`` where amounts do not simply add."""
    match expr:
        case Field(name=name) if name in row.sums:
            return PRESENT, row.sums[name]
        case Ref(column=name):
            home = row.up(encoder.columns[name].table)
            if home is not None and home.many is row.many:
                return weighted(encoder, encoder.columns[name].expr, home)
        case Case(branches=branches, default=default):
            result = weighted(encoder, default, row)
            for condition, value in reversed(branches):
                result = choose(*encoder.of(condition, row), weighted(encoder, value, row), result)
            return result
        case Op():
            return _weighted_op(encoder, expr, row)
        case Fold() if row.table == expr.to:
            return _own(encoder, expr, row)
    return _alike(encoder, expr, row)


def _alike(encoder: Encoder, expr: Expr, row: Row) -> Value:
    """A value that is the same for every copy, as often as there are copies."""
    assert row.many is not None
    status, value = encoder.of(expr, row)
    if value.known or values(value):
        return status, encoder.product(row.many, value)
    raise Beyond(row.source)


def _weighted_op(encoder: Encoder, op: Op, row: Row) -> Value:
    if op.op in STAND_IN:
        first = weighted(encoder, op.args[0], row)
        second = weighted(encoder, op.args[1], row)
        test = same(first[0], const(int(STAND_IN[op.op])))
        return pick(test, second[0], first[0]), pick(test, second[1], first[1])
    args = op.args
    if op.op in ("min", "max"):
        few = _extreme(encoder, op, row)
        return weighted(encoder, few[0], row) if len(few) == 1 else _alike(encoder, op, row)
    if op.op == "mul" and len(args) == 2 and any(isinstance(a, Lit) for a in args):
        factor, other = (args[0], args[1]) if isinstance(args[0], Lit) else (args[1], args[0])
        assert isinstance(factor, Lit)
        status, value = weighted(encoder, other, row)
        return status, scaled(value, factor.value)
    if op.op not in ("add", "sub", "neg"):
        return _alike(encoder, op, row)
    parts = [weighted(encoder, a, row) for a in args]
    worst = greatest([s for s, _ in parts])
    terms = [v for _, v in parts]
    total = plus(terms) if op.op == "add" else minus(*terms) if op.op == "sub" else negative(*terms)
    return worst, pick(same(worst, PRESENT), total, ZERO)


def _extreme(encoder: Encoder, op: Op, row: Row) -> list[Expr]:
    """The operands of min and max that can be the result, by their ends."""
    if any(a.type.absent for a in op.args):
        return list(op.args)
    sign = 1 if op.op == "max" else -1
    ends = [sorted(sign * end for end in _ends(encoder, a, row)) for a in op.args]
    floor = max(low for low, _ in ends)
    pairs = list(zip(op.args, ends, strict=True))
    larger = [(a, low) for a, (low, high) in pairs if high > floor]
    holder = [a for a, (low, _) in pairs if low == floor][: int(all(low < floor for _, low in larger))]
    return [*(a for a, _ in larger), *holder]


def _ends(encoder: Encoder, expr: Expr, row: Row) -> tuple[int, int]:
    """The ends of an expression on one copy: those of its term, or of its type where an amount is in it."""
    try:
        value = encoder.of(expr, row)[1]
    except Beyond:
        return expr.type.lo, expr.type.hi
    return value.lo, value.hi


def _own(encoder: Encoder, node: Fold, group: Row) -> Value:
    """A fold to the group that each copy of a bundle has to itself: over that one copy."""
    members = [m for m in encoder.world.members(node.table, node.to, group) if m.many is group.many]
    assert group.many is not None
    if not members:
        return (_NA if node.op in ("min", "max") else PRESENT), scaled(group.many, int(node.op == "all"))
    (member,) = members
    where: Value = encoder.of(node.where, member) if node.where is not None else (PRESENT, YES)
    if node.op not in ("sum", "min", "max") or not (where[0].known and not where[0].lo) or node.value is None:
        return _alike(encoder, node, group)
    status, value = weighted(encoder, node.value, member)
    nothing = _NA if node.op in ("min", "max") else PRESENT
    if not (status.known and not status.lo):
        return _alike(encoder, node, group)
    return pick(where[1], status, nothing), pick(where[1], value, ZERO)
