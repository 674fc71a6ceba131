"""组成 composition: who must be part of a body, as yes-or-no facts of the run.

组成 考核小组 应当包括 网站和新媒体维管单位、舆情回应监管单位  依据 第八条（二）
"""

from ruledsl.build import YEAR, Builder
from ruledsl.ir import Fact, Type
from ruledsl.statements.fact import MISSING
from ruledsl.statements.requirement import all_reported, demand
from ruledsl.syntax import Name, Statement


class Composition(Statement):
    RULE = "composition"
    name: Name
    names: tuple[Name, ...]

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "label"),)

    def lower(self, build: Builder) -> None:
        body = self.name.text
        kind = Type("flag", 0, 0, 1, (), MISSING)
        members = []
        for name in self.names:
            path = f"{body}.{name.text}"
            here = build.fact(Fact(path, YEAR, kind, path, "optional", origin=build.origin_here()))
            members.append(here)
        demand(build, self, body, all_reported(members))
