"""确定 settle (in a scheme): what the measure leaves to be decided each year.

确定 考核方式 全面考核  依据 办法 第九条
"""

from typing import Any

from ruledsl.build import Builder
from ruledsl.measure import Draft, clause_texts
from ruledsl.statements.delegated import Delegated
from ruledsl.syntax import Date, Name, Quantity, Statement


class Settle(Statement):
    RULE = "settle"
    name: Name
    setting: object

    def apply(self, draft: Draft) -> None:
        """Record the decision; it must be one that the measure delegates."""
        holes = [s for s in draft.statements if isinstance(s, Delegated)]
        hole = next((s for s in holes if s.name.text == self.name.text), None)
        if hole is None:
            draft.report("E211", self.span, name=self.name.text, choices=tuple(s.name.text for s in holes))
            return
        names = hole.options
        if names and self.setting not in names:
            draft.report("E213", self.span, name=str(self.setting), choices=names)
        before = draft.settings.get(f"settle:{self.name.text}", self.setting)
        if before != self.setting:
            values: dict[str, Any] = {"had": _shown(before), "says": _shown(self.setting)}
            draft.report("E286", self.span, clause_texts(hole.clauses), name=self.name.text, settled=True, **values)
            return
        draft.settings[f"settle:{self.name.text}"] = self.setting

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""


def _shown(setting: object) -> tuple[tuple[str, str], ...]:
    """A decision as a message shows it: its text and its unit."""
    if isinstance(setting, Quantity):
        return ((str(setting), setting.unit),)
    return ((setting.text if isinstance(setting, Date) else str(setting), ""),)
