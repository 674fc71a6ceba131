"""不涉及时 if not applicable: what happens in a group to the points of a part that does not concern a unit.

指标 平台建设 满分 10分 不涉及时 从满分中扣除 四舍五入到2位 { … }
指标 平台建设 满分 10分 不涉及时 计满分 { … }
"""

from collections.abc import Sequence

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.ir import Absence, Expr, Lit, Origin, Type
from ruledsl.syntax import Node, Rounding


class Inapplicable(Node):
    """``count_full``: the part keeps its full points; ``drop_item``: the group is scored out of the rest and scaled up."""

    RULE = "inapplicable"
    count_full: str = ""
    drop_item: str = ""
    spread: str = ""
    rounding: Rounding | None = None


#: 封顶 of each part, where it has one.
Caps = Sequence[Expr | None]


def group_value(rule: Inapplicable | None, parts: list[Expr], tops: list[Expr], maximum: Expr, caps: Caps = ()) -> Expr:
    """The points of a group of parts, each of which may be not applicable."""
    absent = any(Absence.NOT_APPLICABLE in p.type.absent for p in parts)
    if rule is None or not absent:
        return ops.add(*parts)
    if rule.count_full:
        return ops.add(*(ops.stand_in(p, Absence.NOT_APPLICABLE, t) for p, t in zip(parts, tops, strict=True)))
    return _spread(rule, parts, tops) if rule.spread else _scaled(rule, parts, tops, maximum, caps)


def told_value(
    build: Builder, origin: Origin, rule: Inapplicable | None, parts: list[Expr], tops: list[Expr], maximum: Expr,
    caps: Caps,
) -> Expr:  # fmt: skip
    """The points of a group; its line of the score sheet tells how they came about where something did not apply.

    ``scored ÷ base`` × the maximum is ``scaled``, unless a part is ``limited`` by its own cap; ``filled`` points count in
    full; ``spread`` points go to the others.
    """
    path, value = origin.label, group_value(rule, parts, tops, maximum, caps)
    absent = [(p, t) for p, t in zip(parts, tops, strict=True) if Absence.NOT_APPLICABLE in p.type.absent]
    if rule is None or not absent:
        return value
    if rule.drop_item:
        roles = list(zip(("scored", "base", "scaled"), (*_reached(parts, tops), value), strict=True))
        if over := _over(parts, tops, caps):
            roles.append(("limited", ops.any_of(*(ops.compare("gt", o, ops.lit(0, o.type)) for o in over))))
        build.add_roles(
            path, [(role, build.column(f"{path}#{role}", UNIT, expr, origin).column) for role, expr in roles]
        )
        return build.ref(f"{path}#scaled")
    role = "filled" if rule.count_full else "spread"
    gone = [(ops.status_is(part, Absence.NOT_APPLICABLE), top) for part, top in absent]
    lost = ops.add(*(ops.case([(test, top)], ops.lit(0, top.type)) for test, top in gone))
    build.add_roles(path, ((role, build.column(f"{path}#{role}", UNIT, lost).column),))
    return value


def _spread(rule: Inapplicable, parts: list[Expr], tops: list[Expr]) -> Expr:
    """The points of the parts that do not concern the unit, shared equally by the others; each keeps its own ratio.

    A part with v of m points, where e points are spread over n parts, scores v × (m·n + e) ÷ (m·n), rounded.
    """
    applies = [ops.not_(ops.status_is(part, Absence.NOT_APPLICABLE)) for part in parts]
    one, zero = ops.lit(1, Type("count")), ops.lit(0, Type("count"))
    number = ops.add(*(ops.case([(a, one)], zero) for a in applies))
    none = [ops.lit(0, top.type) for top in tops]
    free = ops.add(*(ops.case([(a, no)], top) for a, top, no in zip(applies, tops, none, strict=True)))
    assert rule.rounding is not None
    shared = []
    for part, top, no in zip(parts, tops, none, strict=True):
        whole = ops.largest(ops.mul(top, number), ops.lit(1, top.type))
        ratio = ops.divide(ops.add(ops.mul(top, number), free), whole)
        own = ops.stand_in(part, Absence.NOT_APPLICABLE, no)
        shared.append(ops.round_(ops.times(own, ratio), rule.rounding.decimals, rule.rounding.mode))
    some = ops.compare("gt", number, zero)
    total = ops.add(*shared)
    return ops.case([(some, total)], ops.nothing(total.type, Absence.NOT_APPLICABLE))


def _scaled(rule: Inapplicable, parts: list[Expr], tops: list[Expr], maximum: Expr, caps: Caps) -> Expr:
    """Σ applicable ÷ Σ applicable maxima × maximum; a group with no applicable part is itself not applicable.

    A part that does not apply is given its maximum by that share, and never more than its own cap.
    """
    total, base = _reached(parts, tops)
    some = ops.compare("gt", base, ops.lit(0, base.type))
    smallest_unit = ops.lit(1, base.type)
    share = ops.times(maximum, ops.divide(total, ops.largest(base, smallest_unit)))
    assert rule.rounding is not None
    if over := _over(parts, tops, caps):
        left = ops.sub(share.num, ops.add(*over))
        share = ops.Quotient(left, share.den, share.kind, left.type.decimals - share.den.type.decimals)
    value = ops.round_(share, rule.rounding.decimals, rule.rounding.mode)
    if isinstance(maximum, Lit) and all(
        isinstance(t, Lit) and p.type.hi * 10**t.type.decimals <= t.type.hi * 10**p.type.decimals
        for p, t in zip(parts, tops, strict=True)
    ):
        value = ops.smallest(value, _rounded_up(maximum, value.type))  # never exceeded then; this states the bound
    if base.type.lo > 0:
        return value
    return ops.case([(some, value)], ops.nothing(value.type, Absence.NOT_APPLICABLE))


def _over(parts: list[Expr], tops: list[Expr], caps: Caps) -> list[Expr]:
    """What the share gives to parts that do not apply beyond their caps, times what the others could have been."""
    total, base = (ops.evolve_kind(e, "ratio") for e in _reached(parts, tops))
    found = []
    for part, top, cap in zip(parts, tops, caps, strict=False):
        if cap is not None and Absence.NOT_APPLICABLE in part.type.absent:
            more = ops.sub(ops.mul(top, total), ops.mul(cap, base))
            none = ops.lit(0, more.type)
            gone = ops.status_is(part, Absence.NOT_APPLICABLE)
            found.append(ops.case([(gone, ops.largest(more, none))], none))
    return found


def _reached(parts: list[Expr], tops: list[Expr]) -> tuple[Expr, Expr]:
    """The points of the parts that concern the unit, and what they could have been."""
    scored, out_of = [], []
    for part, top in zip(parts, tops, strict=True):
        if Absence.NOT_APPLICABLE not in part.type.absent:
            scored.append(part)
            out_of.append(top)
            continue
        scored.append(ops.stand_in(part, Absence.NOT_APPLICABLE, ops.lit(0, part.type)))
        applies = ops.not_(ops.status_is(part, Absence.NOT_APPLICABLE))
        out_of.append(ops.case([(applies, top)], ops.lit(0, top.type)))
    return ops.add(*scored), ops.add(*out_of)


def _rounded_up(maximum: Expr, kind: Type) -> Expr:
    """The maximum in the decimals of a rounded value, which it may exceed by less than one unit."""
    return ops.lit(-(-maximum.type.hi * 10**kind.decimals // 10**maximum.type.decimals), kind)
