"""类别 classes: the kinds of units; every unit belongs to exactly one.

类别 县区政府、市政府部门  依据 第五条
"""

from collections.abc import Sequence
from typing import Any

from ruledsl.build import Builder
from ruledsl.syntax import Any_, Builtin, Compare, Expression, Name, Reference, Statement


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


def of_classes(names: Sequence[Name]) -> Expression:
    """适用对象 甲、乙 as the condition 单位类别 是 甲 或 单位类别 是 乙."""
    tests = tuple(Compare("is", Builtin("class_value"), Reference((n.text,)), span=n.span) for n in names)
    return Any_(tests, span=names[0].span) if len(tests) > 1 else tests[0]
