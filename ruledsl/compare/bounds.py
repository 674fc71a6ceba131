"""Directions in which no unit can move from one plan to another, by bounds on what their outputs differ by."""

from collections.abc import Collection

from ruledsl.backends.record_simplify import simplified
from ruledsl.compare.change import Change
from ruledsl.compare.difference import Differences
from ruledsl.compare.meaning import Meaning, Numbers
from ruledsl.compare.states import States
from ruledsl.ir import Plan

UP, DOWN = 1, -1


def directions(
    old: Plan, new: Plan, roles: Collection[str], domains: bool = False
) -> tuple[frozenset[int], Change | None]:
    """The impossible directions, and what totals can differ by; with ``domains`` facts move with the ends of their values."""
    before, after = _bare(old, new, domains)
    ups, downs, total = set(), set(), None
    for role, better in (("total", 1), ("grade", -1)):
        if role not in roles:
            continue
        change = _change(before, after, role)
        total = change if role == "total" else total
        if change is None:
            return frozenset(), None
        rises, falls = change.hi > 0, change.lo < 0
        ups.add(rises if better > 0 else falls)
        downs.add(falls if better > 0 else rises)
    return frozenset({d for d, possible in ((UP, ups), (DOWN, downs)) if not any(possible)}), total


def _bare(old: Plan, new: Plan, domains: bool) -> tuple[Meaning, Meaning]:
    """Both plans without what cannot be: conditions that are certain, errors that cannot happen."""
    numbers = Numbers()
    one, two = (Meaning(simplified(p, {name for _, name in p.outputs}), numbers, domains) for p in (old, new))
    return one, two


def _change(before: Meaning, after: Meaning, role: str) -> Change | None:
    """The bound on an output; None where it may be there in one plan only, or speaks of other grades."""
    names = [m.plan.output(role) for m in (before, after)]
    if names[0] is None or names[1] is None:
        return None
    one, two = before.column(names[0]), after.column(names[1])
    if one.type.choices != two.type.choices or States(before).of(one.expr) != States(after).of(two.expr):
        return None
    return Differences(before, after).between(one.expr, two.expr)
