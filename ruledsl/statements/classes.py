"""类别 classes: the kinds of units; every unit belongs to exactly one.

类别 县区政府、市政府部门  依据 第五条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Name, Statement


class Classes(Statement):
    RULE = "classes"
    names: tuple[Name, ...]

    def declares(self) -> tuple[tuple[str, str], ...]:
        return tuple((n.text, "class") for n in self.names)

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
