"""类别 classes: the kinds of units; every unit belongs to exactly one.

类别 县区政府、市政府部门  依据 第五条
"""

from typing import Any

from ruledsl.build import Builder
from ruledsl.syntax import Name, Statement


class Classes(Statement):
    RULE = "classes"
    names: tuple[Name, ...]

    def declares(self) -> tuple[tuple[str, str], ...]:
        return tuple((n.text, "class") for n in self.names)

    def lower(self, build: Builder) -> None:
        """Nothing to compute; a class that no indicator is for is said, unless a scheme still adds some."""
        trees: list[Any] = [s for s in build.measure.statements if type(s).RULE == "indicator"]
        if any(node.is_open for tree in trees for _, node in tree.nodes()):
            return
        for name in self.names:
            if trees and not any(_concerned(tree, name.text) for tree in trees):
                build.report("W235", name.span, name=name.text)


def _concerned(node: Any, name: str) -> bool:
    """Whether units of a class are scored by an indicator or something inside it."""
    if node.for_classes and name not in {n.text for n in node.for_classes}:
        return False
    return not node.parts or any(_concerned(part, name) for part in node.parts)
