"""考核对象 units: the units of a class, as the measure or its scheme names them.

考核对象 市政府部门 { 甲局 乙局 }  依据 第二条
"""

from collections.abc import Sequence

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.node import field
from ruledsl.statements.classes import Classes
from ruledsl.statements.roster import Roster
from ruledsl.syntax import Name, Statement


class RosterList(Statement):
    RULE = "roster_list"
    name: Name | None = None
    units: tuple[str, ...] = field(default=(), metadata={"rule": "member"})

    @property
    def of_class(self) -> str:
        return self.name.text if self.name else ""

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""

    def fits(self, draft: Draft) -> bool:
        """Whether the class is one that the measure has."""
        classes = next((s for s in draft.statements if isinstance(s, Classes)), None)
        names = tuple(n.text for n in classes.names) if classes else ("",)
        if self.of_class in names:
            return True
        draft.report("E211" if self.name else "E217", self.span, choices=names, name=self.of_class)
        return False

    def enter(self, draft: Draft, known: frozenset[str]) -> None:
        """Add the units, each once and in one class; ``known`` are said again."""
        for unit in self.units:
            before = draft.enrolled.get(unit)
            if before is None:
                draft.enrolled[unit] = (self.of_class, self.span)
                draft.roster = draft.roster or {}
                draft.roster[self.of_class] = (*draft.roster.get(self.of_class, ()), unit)
            elif unit not in known or before[0] != self.of_class:
                draft.report("E298", self.span, first=before[1], unit=unit, before=before[0], now=self.of_class)


def enrol(draft: Draft, lists: Sequence[RosterList]) -> None:
    """The units that a measure or a scheme names.

    What the measure lists of a class is complete, so that a scheme may only say it again; where the measure says
    考核对象 由方案确定 beside it, a scheme may add units, and leave none out.
    """
    lists = [one for one in lists if one.fits(draft)]
    decided = [s for s in draft.statements if isinstance(s, RosterList)] if draft.scheme else []
    added = any(isinstance(s, Roster) for s in draft.statements)
    for name in dict.fromkeys(one.of_class for one in lists):
        here = [one for one in lists if one.of_class == name]
        own = [s for s in decided if s.of_class == name]
        known = frozenset(u for s in own for u in s.units)
        if not own or added or _agrees(draft, name, here, own):
            for one in here:
                one.enter(draft, known)


def _agrees(draft: Draft, name: str, here: Sequence[RosterList], own: Sequence[RosterList]) -> bool:
    """E297 where a scheme lists other units of a class than the measure does."""
    said, there = ([u for s in lists for u in s.units] for lists in (here, own))
    more, fewer = (tuple(u for u in one if u not in other) for one, other in ((said, there), (there, said)))
    if more or fewer:
        draft.report("E297", here[0].span, first=own[0].span, name=name, more=more, fewer=fewer)
    return not (more or fewer)
