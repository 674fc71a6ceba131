"""留待确定 delegated: what the measure leaves to a yearly decision and a scheme settles with 确定.

留待确定 考核方式 选自 全面考核、重点考核  依据 第九条
"""

from ruledsl.build import Builder
from ruledsl.ir import Entry
from ruledsl.syntax import Name, Statement


class Delegated(Statement):
    RULE = "delegated"
    name: Name
    type: object = None

    @property
    def options(self) -> tuple[str, ...]:
        """The closed list of decisions, where the measure gives one."""
        match self.type:
            case ("choice_type", tuple() as names):
                return tuple(n.text for n in names)
        return ()

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "hole"),)

    def lower(self, build: Builder) -> None:
        name = self.name.text
        setting = build.measure.settings.get(f"settle:{name}", "")
        build.entry(self, Entry(name, self.RULE, name, 0, text=str(setting)))
