"""Which edits each change of a unit comes from.

An edit is applied alone and together with others; what several do only together is an interaction, and is named.  For
up to five edits every combination is evaluated, so that the parts of a score difference add up to it exactly.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import define, field

from ruledsl.ir import Absence
from ruledsl.node import evolve
from ruledsl.tools.diff.hybrids import EXACT, Group
from ruledsl.tools.diff.replay import Cause, Moved, Reader, Row

#: What is attributed to edits.
ROLES = ("total", "grade")


@define
class Attribution:
    """What each of some groups of edits does to a unit, out of its results under all sets of them that were evaluated.

    ``readers`` find the results of each of the ``sets`` among the cells of a unit.
    """

    groups: Sequence[Group]
    sets: Sequence[Group]
    readers: Sequence[Reader]
    scale: int = field(init=False)
    _by_mask: list[int] = field(init=False, factory=list)
    #: Where the totals stand with their factors to the common scale; where everything else stands that decides.
    _totals: list[tuple[int, int]] = field(init=False)
    _others: list[int] = field(init=False)
    _known: dict[tuple[int, ...], tuple[Cause, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.scale = max(r.scale for r in self.readers)
        slots = [(r, r.slots[role], role) for r in self.readers for role in ROLES if role in r.slots]
        self._totals = list(dict.fromkeys((at[0], self.scale // r.scale) for r, at, role in slots if role == "total"))
        statuses = [at[1] for _, at, _ in slots if at[1] is not None]
        self._others = list(dict.fromkeys([*(at[0] for _, at, role in slots if role == "grade"), *statuses]))
        if self.exact:
            self._by_mask = [self.sets.index(self._union(m)) for m in range(1 << len(self.groups))]

    def _union(self, mask: int) -> Group:
        return frozenset().union(*(g for i, g in enumerate(self.groups) if mask >> i & 1))

    @property
    def exact(self) -> bool:
        return len(self.groups) <= EXACT

    def causes(self, cells: Sequence[int]) -> tuple[Cause, ...]:
        """What each group of edits does, and what some do only together; units that move alike are worked out once."""
        totals = [cells[at] * factor for at, factor in self._totals]
        base = totals[0] if totals else 0
        key = (*(t - base for t in totals), *(cells[at] for at in self._others))
        if key not in self._known:
            self._known[key] = tuple(self._exactly(cells) if self.exact else self._roughly(cells))
        return self._known[key]

    def _exactly(self, cells: Sequence[int]) -> list[Cause]:
        """Each set's own part: its effect less the parts of the sets within it; so all parts add up to the difference."""
        count = 1 << len(self.groups)
        results = [self._result(cells, self._by_mask[mask]) for mask in range(count)]
        known = all(total is not None for total, _ in results)
        parts = [total if known else 0 for total, _ in results]
        for bit in range(len(self.groups)):
            for mask in range(count):
                if mask >> bit & 1:
                    parts[mask] -= parts[mask ^ (1 << bit)]  # type: ignore[operator]
        turning: list[int] = []
        found = []
        for mask in sorted(range(1, count), key=lambda m: (m.bit_count(), m)):
            turns = results[mask][1] != results[0][1] and not any(t & mask == t for t in turning)
            if turns:
                turning.append(mask)
            if parts[mask] or turns:
                chosen = tuple(i for i in range(len(self.groups)) if mask >> i & 1)
                found.append(Cause(chosen, Fraction(parts[mask] or 0, self.scale), turns))
        return found

    def _roughly(self, cells: Sequence[int]) -> list[Cause]:
        """Each group alone, and where that does nothing but leaving it out does, that."""
        results = {s: self._result(cells, n) for n, s in enumerate(self.sets)}
        everything: Group = frozenset().union(*self.groups)
        none, all_ = results[frozenset()], results[everything]
        found = []
        for number, group in enumerate(self.groups):
            alone, without = results.get(group), results.get(everything - group)
            points = _gap(none, alone) or _gap(without, all_)
            turns = (alone is not None and alone[1] != none[1]) or (without is not None and without[1] != all_[1])
            if points or turns:
                found.append(Cause((number,), Fraction(points, self.scale), turns))
        return found

    def _result(self, cells: Sequence[int], number: int) -> tuple[int | None, object]:
        """Total on the common scale and grade under one hybrid."""
        reader = self.readers[number]
        total, grade = reader.value(cells, "total"), reader.value(cells, "grade")
        known = total is not None and not isinstance(total, Absence)
        return (total * (self.scale // reader.scale) if known else None), grade  # type: ignore[operator]


def _gap(before: tuple[int | None, object] | None, after: tuple[int | None, object] | None) -> int:
    if before is None or after is None or before[0] is None or after[0] is None:
        return 0
    return after[0] - before[0]


def attributed(units: Sequence[Moved], attribution: Attribution, cells: Mapping[str, Row]) -> tuple[Moved, ...]:
    """The units with the causes of their changes; ``cells`` are those of each unit that changed."""
    return tuple(evolve(m, causes=attribution.causes(cells[m.unit])) if m.changed else m for m in units)
