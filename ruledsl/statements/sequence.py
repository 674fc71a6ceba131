"""先后 sequence: procedural acts that must follow one another; each is a date, equal days are in order.

先后 方案制定日、方案审定日、考核通知日  依据 第十条
"""

from ruledsl import ops
from ruledsl.build import UNIT, YEAR, Builder
from ruledsl.ir import Expr, Fact
from ruledsl.statements.dated import DATE
from ruledsl.statements.fact import MISSING
from ruledsl.statements.requirement import all_reported, demand
from ruledsl.syntax import Name, Statement


class Sequence(Statement):
    RULE = "sequence"
    names: tuple[Name, ...]
    of_the_run: bool = False

    @property
    def path(self) -> str:
        return "先后（" + "、".join(n.text for n in self.names) + "）"

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, "label"),)

    def lower(self, build: Builder) -> None:
        """Every reported date is compared with every reported earlier one, so a date that is missing hides nothing."""
        dates = [self._date(build, n) for n in self.names]
        pairs = [(a, b) for i, a in enumerate(dates) for b in dates[i + 1 :]]
        demand(build, self, self.path, all_reported([ops.compare("le", a, b) for a, b in pairs]))

    def _date(self, build: Builder, name: Name) -> Expr:
        """A date that the measure declares as a fact, or one that this statement declares."""
        found = [s for s in build.measure.lookup(name.text) if s.role in ("fact", "value")]
        if found:
            return build.value(found[0])
        kind = ops.Type("date", 0, DATE.lo, DATE.hi, (), MISSING)
        table = YEAR if self.of_the_run else UNIT
        return build.fact(Fact(name.text, table, kind, name.text, "optional", origin=build.origin_here()))
