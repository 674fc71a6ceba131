"""Folds over the rows of a world: counts and sums of bundles are exact, least and greatest where copies are alike."""

from attrs import frozen

from ruledsl.backends.solver_bundles import weighted
from ruledsl.backends.solver_encode import PRESENT, Encoder
from ruledsl.backends.solver_numbers import greatest, negative, plus, scaled
from ruledsl.backends.solver_rows import Beyond, Row, Value
from ruledsl.backends.solver_terms import (
    NO,
    YES,
    ZERO,
    Term,
    above,
    both,
    const,
    either,
    inverse,
    pick,
    same,
)  # fmt: skip
from ruledsl.ir import Absence, Fold

_NA = const(int(Absence.NOT_APPLICABLE))
_NO_SCORE = const(int(Absence.NO_SCORE))
_ERROR = const(int(Absence.ERROR))


@frozen(eq=False)
class Seen:
    """A row that a fold looks at: whether it belongs, the state of its value, the value (of all copies, for a sum)."""

    row: Row
    belongs: Term
    status: Term
    value: Term
    copies: Term

    @property
    def included(self) -> Term:
        return both((self.belongs, same(self.status, PRESENT)))


def fold(encoder: Encoder, node: Fold, row: Row) -> Value:
    """A fold on a row of the table that it leads to (for rank and ordinal: that it goes over)."""
    home = row.up(node.to)
    if home is None or node.table not in encoder.within:
        name = encoder.path[-1] if encoder.path else node.table
        return encoder.left_open(name, node.type)
    if node.op in ("rank", "ordinal"):
        return _place(encoder, node, row, home)
    seen = [_seen(encoder, node, member, home) for member in encoder.world.members(node.table, node.to, home)]
    worst = greatest([ZERO, *(pick(s.belongs, s.status, ZERO) for s in seen)])
    if worst.hi < int(Absence.NO_SCORE):
        return _gathered(node, seen)
    spoilt = above(worst, _NA)
    status, value = _gathered(node, seen)
    bad = pick(same(worst, _NO_SCORE), _NO_SCORE, _ERROR)
    return pick(spoilt, bad, status), pick(spoilt, ZERO, value)


def _seen(encoder: Encoder, node: Fold, member: Row, home: Row) -> Seen:
    where: Value = encoder.of(node.where, member) if node.where is not None else (PRESENT, YES)
    known = same(where[0], PRESENT)
    belongs = both((member.exists, either((inverse(known), where[1]))))
    one = member.many is None or member.many is home.many
    value: Value = (PRESENT, ONE_ROW)
    if node.value is not None and not (belongs.known and not belongs.lo):
        value = encoder.of(node.value, member) if one or node.op != "sum" else weighted(encoder, node.value, member)
    copies = ONE_ROW if one or member.many is None else member.many
    return Seen(member, belongs, pick(known, value[0], where[0]), value[1], copies)


ONE_ROW = const(1)


def _gathered(node: Fold, seen: list[Seen]) -> Value:
    match node.op:
        case "count":
            return PRESENT, plus([pick(s.included, s.copies, ZERO) for s in seen])
        case "sum":
            return PRESENT, plus([pick(s.included, s.value, ZERO) for s in seen])
        case "any":
            return PRESENT, either(both((s.included, s.value)) for s in seen)
        case "all":
            return PRESENT, both(either((inverse(s.included), s.value)) for s in seen)
    sign = 1 if node.op == "max" else -1
    status, best = _NA, ZERO
    for one in seen:
        value = scaled(one.value, sign)
        better = both((one.included, either((inverse(same(status, PRESENT)), above(value, best)))))
        status, best = pick(one.included, PRESENT, status), pick(better, value, best)
    return status, best if sign == 1 else negative(best)


def _place(encoder: Encoder, node: Fold, row: Row, home: Row) -> Value:
    """The place of a row among its peers, by counting those before it."""
    members = list(encoder.world.members(node.table, node.to, home))
    if any(m.many is not None for m in members):
        raise Beyond(node.table)
    keys = [_keys(encoder, node, m) for m in members]
    mine = members.index(row)
    status, own = keys[mine]
    error = either(both((m.exists, above(s, _NO_SCORE))) for m, (s, _) in zip(members, keys, strict=True))
    ahead = []
    for number, (member, (state, key)) in enumerate(zip(members, keys, strict=True)):
        if number != mine:
            tied = YES if node.op == "ordinal" and number < mine else NO
            before = _before(key, own, tied)
            ahead.append(both((member.exists, same(state, PRESENT), before)))
    place = plus([const(1), *(pick(a, const(1), ZERO) for a in ahead)])
    spoilt = both((error, inverse(same(status, _NA))))
    state = pick(spoilt, _ERROR, status)
    return state, pick(same(state, PRESENT), place, ZERO)


def _keys(encoder: Encoder, node: Fold, member: Row) -> tuple[Term, list[Term]]:
    where: Value = encoder.of(node.where, member) if node.where is not None else (PRESENT, YES)
    keys = [encoder.of(key, member) for key, _ in node.order]
    worst = pick(where[1], greatest([ZERO, *(s for s, _ in keys)]), _NA)
    status = pick(same(where[0], PRESENT), worst, where[0])
    signs = [-1 if descending else 1 for _, descending in node.order]
    return status, [scaled(value, sign) for sign, (_, value) in zip(signs, keys, strict=True)]


def _before(key: list[Term], own: list[Term], tied: Term) -> Term:
    """Whether one key comes before another, first part first."""
    result = tied
    for mine, theirs in reversed(list(zip(own, key, strict=True))):
        result = either((above(mine, theirs), both((same(mine, theirs), result))))
    return result
