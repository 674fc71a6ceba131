"""考核主体 assessor: who assesses the units of which classes.

考核主体 市政府办公室 负责 县区政府、市政府部门  依据 第五条
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.ir import Absence, Entry, Type
from ruledsl.statements.class_of import class_field
from ruledsl.syntax import Name, Statement


class Assessor(Statement):
    RULE = "assessor"
    name: Name
    names: tuple[Name, ...]

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "label"),)

    def lower(self, build: Builder) -> None:
        """One column for all assessors, made when the first of them is lowered."""
        if "考核主体" not in build.columns:
            _column(build)
        build.entry(
            self,
            Entry(self.name.text, self.RULE, self.name.text, 0, text="、".join(n.text for n in self.names)),
        )


def _column(build: Builder) -> None:
    assessors = build.measure.every(Assessor)
    bodies = tuple(a.name.text for a in assessors)
    choice = Type("choice", 0, 0, len(bodies) - 1, bodies)
    group = class_field(build)
    branches = []
    for index, assessor in enumerate(assessors):
        for name in assessor.names:
            if name.text not in group.type.choices:
                build.report("E211", name.span, name=name.text, choices=group.type.choices)
                raise Stop
            here = ops.lit(group.type.choices.index(name.text), group.type)
            branches.append((ops.compare("eq", group, here), ops.lit(index, choice)))
    other = ops.nothing(choice, Absence.NOT_APPLICABLE)
    build.column("考核主体", UNIT, ops.case(branches, other), build.origin(assessors[0]))
    build.outputs["assessor"] = "考核主体"
