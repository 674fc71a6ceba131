"""Hybrids: the old version with some of the edits applied, compiled; edits that only hold together, found out.

{e1, e2}  定义 X 新增  +  总分改用 X     e2 alone does not bind: one inseparable edit
"""

from collections.abc import Collection, Sequence
from itertools import combinations

from attrs import define, field

from ruledsl.bind import bind
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.lower import lower
from ruledsl.statements.blocks import ListBlock, MeasureBlock, SchemeBlock
from ruledsl.tools.check import problems_of
from ruledsl.tools.diff.pairs import Pair, applied
from ruledsl.tools.load import Compiled

Group = frozenset[int]

#: Up to so many edits every combination is tried, above it each alone and all but each.
EXACT = 5
#: More hybrids than this are not tried to find out which edits hold together.
MOST_TRIED = 400


@define
class Hybrids:
    """Compiles combinations of edits, each once; ``lists`` are the pairs of imported lists by alias.

    Some may be compiled already: the old version, which has none of them, and the new one, which has all.

    ``refused`` says of combinations that are no valid measure what is wrong with them first.
    """

    measure: Pair
    schemes: Sequence[Pair]
    lists: dict[str, Pair]
    _done: dict[Group, Compiled | None] = field(factory=dict)
    refused: dict[Group, Diagnostic] = field(init=False, factory=dict)
    tried: int = field(init=False, default=0)

    def compiled(self, edits: Collection[int]) -> Compiled | None:
        """The hybrid with exactly these edits; None if it is no valid measure."""
        key = frozenset(edits)
        if key not in self._done:
            self.tried += 1
            self._done[key] = self._compile(key)
        return self._done[key]

    def plan(self, edits: Collection[int]) -> Plan | None:
        found = self.compiled(edits)
        return found.plan if found else None

    def _compile(self, edits: Group) -> Compiled | None:
        block = applied(self.measure, edits)
        if not isinstance(block, MeasureBlock):
            return None
        schemes = [s for p in self.schemes if isinstance(s := applied(p, edits), SchemeBlock)]
        lists = {k: x for k, p in self.lists.items() if isinstance(x := applied(p, edits), ListBlock)}
        measure, problems = bind(block, lists, schemes)
        if self._wrong(edits, problems):
            return None
        plan, more = lower(measure)
        found = Compiled(measure, plan, (*problems, *more))
        return None if self._wrong(edits, problems_of(found)) else found

    def _wrong(self, edits: Group, found: Sequence[Diagnostic]) -> bool:
        errors = [d for d in found if d.is_error]
        if errors:
            self.refused[edits] = errors[0]
        return bool(errors)


def inseparable(hybrids: Hybrids, edits: Sequence[int]) -> tuple[Group, ...]:
    """The edits in the smallest groups of which every combination that is needed is a valid measure.

    Up to five groups every combination is needed, above that each alone and all but each.
    """
    groups = [frozenset({e}) for e in edits]
    while len(groups) > 1:
        missing = _missing(hybrids, groups)
        if missing is None:
            break
        together = _completed(hybrids, groups, missing)
        groups = [g for g in groups if not g <= together] + [together]
        if hybrids.tried > MOST_TRIED:
            return (frozenset(edits),)
    return tuple(sorted(groups, key=min))


def needed(groups: Sequence[Group]) -> list[Group]:
    """The combinations that are evaluated, the smallest first."""
    if len(groups) <= EXACT:
        sizes = range(len(groups) + 1)
        chosen = [frozenset().union(*c) for size in sizes for c in combinations(groups, size)]
        return list(dict.fromkeys(chosen))
    everything = frozenset().union(*groups)
    return list(dict.fromkeys([frozenset(), *groups, *(everything - g for g in groups), everything]))


def _missing(hybrids: Hybrids, groups: Sequence[Group]) -> Group | None:
    """A combination that is no valid measure, the smallest there is."""
    return next((c for c in needed(groups)[1:-1] if hybrids.compiled(c) is None), None)


def _completed(hybrids: Hybrids, groups: Sequence[Group], missing: Group) -> Group:
    """The smallest union of the missing combination with other groups that is a valid measure."""
    rest = [g for g in groups if not g <= missing]
    for size in range(1, len(rest)):
        for chosen in combinations(rest, size):
            if hybrids.tried > MOST_TRIED:
                break
            whole = missing.union(*chosen)
            if hybrids.compiled(whole) is not None:
                return whole
    return missing.union(*rest)
