"""归并 merge: of several statements over one incident only the highest counts (or, said openly, all).

归并 平台安全、追责情形 同一事由 取最高 按 只扣最高  依据 第十四条
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.ir import Absence, Entry, Expr, Table
from ruledsl.statements.event_line import EventLine
from ruledsl.syntax import Name, Statement


class Merge(Statement):
    RULE = "merge"
    names: tuple[Name, ...]
    keep: str = ""

    @property
    def path(self) -> str:
        return "归并（" + "、".join(n.text for n in self.names) + "）"

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, "points"),)

    def lower(self, build: Builder) -> None:
        """One column: the points that the lower lines of each incident must not take."""
        for name in self.names:
            build.demand(self._line(build, name))
        zero = ops.lit(0, build.ref(self.names[0].text).type)
        value = self._surplus(build) if self.keep == "highest" else zero
        build.column(self.path, UNIT, ops.case([(build.guard(self.guard), value)], zero), build.origin(self, self.path))
        build.entry(self, Entry(self.path, self.RULE, self.path, 0, (("points", self.path),)))

    def _line(self, build: Builder, name: Name) -> EventLine:
        """The bonus or deduction of a name; all of one merge are of one kind."""
        lines = {e.name.text: e for e in build.measure.statements if isinstance(e, EventLine)}
        line = lines.get(name.text)
        if line is None:
            build.report("E211", name.span, name=name.text, choices=tuple(lines))
            raise Stop
        first = lines.get(self.names[0].text, line)
        if type(first) is not type(line):
            build.report("E246", name.span, name=name.text, first=self.names[0].text)
            raise Stop
        return line

    def _surplus(self, build: Builder) -> Expr:
        """Σ over incidents of what the lines are worth together, less the highest of them."""
        paths = tuple(n.text for n in self.names)
        group = f"{self.path}@事由"
        build.table(Table(group, "GROUP", UNIT, ("事由",), paths))
        sums, bests = [], []
        for path in paths:
            counts, each = build.ref(f"{path}#counts"), build.ref(f"{path}#each")
            sums.append(ops.fold("sum", path, each, counts, group))
            best = ops.fold("max", path, each, counts, group)
            bests.append(ops.stand_in(best, Absence.NOT_APPLICABLE, ops.lit(0, each.type)))
        surplus = build.column(f"{group}#surplus", group, ops.sub(ops.add(*sums), ops.largest(*bests)))
        return ops.fold("sum", group, surplus, None, UNIT)
