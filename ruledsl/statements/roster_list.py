"""考核对象 units (in a scheme): the units of a class.

考核对象 市政府部门 { 甲局 乙局 }  依据 办法 第二条
"""

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.node import field
from ruledsl.statements.classes import Classes
from ruledsl.syntax import Name, Statement


class RosterList(Statement):
    RULE = "roster_list"
    name: Name | None = None
    units: tuple[str, ...] = field(default=(), metadata={"rule": "member"})

    def apply(self, draft: Draft) -> None:
        """Add the units of a class; a class that the measure does not have is an error."""
        classes = next((s for s in draft.statements if isinstance(s, Classes)), None)
        names = tuple(n.text for n in classes.names) if classes else ("",)
        name = self.name.text if self.name else ""
        if not name and names != ("",):
            draft.report("E217", self.span, choices=names)
            return
        if name not in names:
            draft.report("E211", self.span, name=name, choices=names)
            return
        roster = draft.roster or {}
        draft.roster = {**roster, name: roster.get(name, ()) + self.units}

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
