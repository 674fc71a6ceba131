"""Which edits move a unit's place among its peers: every group alone, and what several do only together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction

from ruledsl.node import evolve
from ruledsl.tools.diff.hybrids import Group
from ruledsl.tools.diff.replay import Cause, Moved

#: Of more units than this it is not worked out from which edits their places come.
RANKED = 20_000


def with_ranks(
    units: Sequence[Moved],
    groups: Sequence[Group],
    known: Collection[Group],
    ranks: Callable[[Sequence[Group]], list[list[object]]],
) -> tuple[Moved, ...]:
    """The units with the causes of their moves in rank among their causes; ``ranks`` works them out under known sets of edits."""
    if len(units) > RANKED or not any(m.ranks for m in units):
        return tuple(units)
    if len(groups) == 1:
        return tuple(_named(m, (0,)) if m.ranks else m for m in units)
    everything: Group = frozenset().union(*groups)
    sets = [frozenset[int](), *groups, *(everything - g for g in groups), everything]
    asked = [*(s for s in dict.fromkeys(sets[:-1]) if s in known and s != everything), everything]
    by_set = dict(zip(asked, ranks(asked), strict=True))
    return tuple(_explained(m, n, groups, by_set) if m.ranks else m for n, m in enumerate(units))


def _explained(unit: Moved, at: int, groups: Sequence[Group], ranks: Mapping[Group, Sequence[object]]) -> Moved:
    """A move in rank by the groups that make one alone; else by those without which there is another."""
    everything: Group = frozenset().union(*groups)
    first, last = ranks[frozenset()][at], ranks[everything][at]
    alone = [n for n, g in enumerate(groups) if g in ranks and ranks[g][at] != first]
    if alone:
        for number in alone:
            unit = _named(unit, (number,))
        return unit
    needed = [n for n, g in enumerate(groups) if everything - g in ranks and ranks[everything - g][at] != last]
    return _named(unit, tuple(needed) or tuple(range(len(groups))))


def _named(unit: Moved, groups: tuple[int, ...]) -> Moved:
    """The unit with this cause of its rank, beside what else the same groups do."""
    if any(c.groups == groups for c in unit.causes):
        return evolve(unit, causes=tuple(evolve(c, rank=True) if c.groups == groups else c for c in unit.causes))
    return evolve(unit, causes=(*unit.causes, Cause(groups, Fraction(0), False, True)))
