"""确定 settle (in a scheme): what the measure leaves to be decided each year.

确定 考核方式 全面考核  依据 办法 第九条
"""

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.statements.delegated import Delegated
from ruledsl.syntax import Name, Statement


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
        draft.settings[f"settle:{self.name.text}"] = self.setting

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
