"""归并 merge: of several statements over one incident only the highest counts (or, said openly, all).

归并 平台安全、追责情形 同一事由 取最高 按 只扣最高  依据 第十四条

It stands beside the lines in the braces of an indicator, or in the measure; there it may name lines of any place, and what
it takes back is taken back where each of them stands.
"""

from typing import Any, NoReturn

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import points
from ruledsl.ir import Absence, Entry, Expr, Field, Lit, Table
from ruledsl.node import evolve
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
        """One column: the points that the lower lines of each incident do not take, each statement by its own rules."""
        for name in self.names:
            build.demand(self._line(build, name))
        zero = ops.lit(0, build.ref(self.names[0].text).type)
        surplus = self._backs if self.scattered(build) else self._surplus
        value = surplus(build) if self.keep == "highest" else zero
        build.column(self.path, UNIT, ops.case([(build.guard(self.guard), value)], zero), build.origin(self, self.path))
        rivals = tuple(n.text for n in self.names) if self.keep == "highest" else ()
        build.entry(self, Entry(self.path, self.RULE, self.path, 0, (("points", self.path),), rivals=rivals))

    def _line(self, build: Builder, name: Name) -> EventLine:
        """The bonus or deduction of a name; all of one merge are of one kind."""
        lines = {e.name.text: e for e in self._around(build) if isinstance(e, EventLine)}
        if self._is_on_top(build) and not {n.text for n in self.names} <= lines.keys():
            lines |= _inner_lines(build)
        line = lines.get(name.text)
        if line is None:
            self._not_here(build, name, tuple(lines))
        line.counted_alone(build, "merge")
        first = lines.get(self.names[0].text, line)
        if type(first) is not type(line):
            build.report("E246", name.span, name=name.text, first=self.names[0].text)
            raise Stop
        return line

    def _around(self, build: Builder) -> tuple[Statement, ...]:
        """What stands in one place with the merge: the measure, or the indicator in whose braces it is."""
        if self._is_on_top(build):
            return build.measure.statements
        for node in build.measure.nodes:
            if any(m is self for m in getattr(node, "merges", ())):
                return (*node.bonuses, *node.deductions)  # type: ignore[attr-defined]
        return build.measure.statements

    def _is_on_top(self, build: Builder) -> bool:
        return any(s is self for s in build.measure.statements)

    def scattered(self, build: Builder) -> bool:
        """Whether a merge in the measure names a line that stands inside an indicator."""
        top = {s.name.text for s in build.measure.statements if isinstance(s, EventLine)}
        return self._is_on_top(build) and not {n.text for n in self.names} <= top

    def _not_here(self, build: Builder, name: Name, here: tuple[str, ...]) -> NoReturn:
        """A name of no line that stands here; a merge inside an indicator may name none from elsewhere."""
        top = {e.name.text for e in build.measure.statements if isinstance(e, EventLine)}
        elsewhere = name.text in top | _inner_lines(build).keys()
        code, args = ("E246", {"first": "", "which": "outside"}) if elsewhere else ("E211", {"choices": here})
        build.report(code, name.span, name=name.text, **args)
        raise Stop

    def back(self, name: str) -> str:
        """The column of what one line gives back where it stands."""
        return f"{self.path}#back.{name}"

    def _backs(self, build: Builder) -> Expr:
        """What each line is worth by its own rules, less what it keeps; a column each, for the places where they stand."""
        lines, group, bests = self._rivals(build)
        parts = []
        for number, line in enumerate(lines):
            own = build.ref(line.name.text)
            lost = ops.sub(own, _left(build, group, lines, bests, number))
            lost = ops.case(
                [(build.guard(self.guard), evolve(lost, type=evolve(lost.type, lo=0)))], ops.lit(0, own.type)
            )
            parts.append(build.column(self.back(line.name.text), UNIT, lost))
        return ops.add(*parts)

    def _rivals(self, build: Builder) -> tuple[list[EventLine], str, list[Expr]]:
        """The lines, the table of what they have an incident in common, and the highest line of each there."""
        lines = [self._line(build, n) for n in self.names]
        group = f"{self.path}@事由"
        build.table(Table(group, "GROUP", UNIT, ("事由",), tuple(n.text for n in self.names)))
        return lines, group, [_best(build, group, line) for line in lines]

    def _surplus(self, build: Builder) -> Expr:
        """What the statements are worth each by its own rules, less what is left when an incident keeps one line."""
        lines, group, bests = self._rivals(build)
        if any(line.counting or line.limit for line in lines):
            left = ops.add(*(_left(build, group, lines, bests, n) for n in range(len(lines))))
        else:
            left = ops.fold("sum", group, build.column(f"{group}#best", group, ops.largest(*bests)), None, UNIT)
        surplus = ops.sub(ops.add(*(build.ref(line.name.text) for line in lines)), left)
        return evolve(surplus, type=evolve(surplus.type, lo=0))  # what is left is never more


def _inner_lines(build: Builder) -> dict[str, EventLine]:
    """The bonuses and deductions that stand inside indicators, by name."""
    homes: list[Any] = [n for n in build.measure.nodes if hasattr(n, "bonuses")]
    return {line.name.text: line for home in homes for line in (*home.bonuses, *home.deductions)}


def _best(build: Builder, group: str, line: EventLine) -> Expr:
    """The highest line of a statement over one incident; none while the statement is not in use."""
    path = line.name.text
    counts, each = build.ref(f"{path}#counts"), build.ref(f"{path}#each")
    zero = ops.lit(0, each.type)
    best = ops.stand_in(ops.fold("max", path, each, counts, group), Absence.NOT_APPLICABLE, zero)
    return build.column(f"{group}#best.{path}", group, ops.case([(line.active(build), best)], zero))


def _left(build: Builder, group: str, lines: list[EventLine], bests: list[Expr], number: int) -> Expr:
    """What one statement keeps: its own way of counting over the incidents whose highest line is its own.

    Of equal lines the one counts whose statement is named first.
    """
    line, best = lines[number], bests[number]
    path, zero = line.name.text, ops.lit(0, best.type)
    others = [(ops.compare("gt", best, b) if n < number else ops.compare("ge", best, b)) for n, b in enumerate(bests)]
    del others[number]
    wins = build.column(f"{group}#wins.{path}", group, ops.all_of(*others) if others else ops.flag(True))
    kept = build.column(f"{group}#kept.{path}", group, ops.case([(wins, best)], zero))

    def counted(mode: str) -> Expr:
        if mode == "every":
            return ops.fold("sum", group, kept, None, UNIT)
        if mode == "once_a_level":
            return _levels_left(build, group, line, wins, best)
        return ops.stand_in(ops.fold("max", group, kept, None, UNIT), Absence.NOT_APPLICABLE, zero)

    value = line.limited(build, line.by_counting(build, counted))
    return ops.case([(line.active(build), value)], ops.lit(0, value.type))


def _levels_left(build: Builder, group: str, line: EventLine, wins: Expr, best: Expr) -> Expr:
    """Each level that is the highest line of an incident, once; of levels worth the same the one written first."""
    path, parts, found = line.name.text, list[Expr](), list[tuple[Expr, Lit]]()
    level, counts = build.facts[f"{path}.级别"], build.ref(f"{path}#counts")
    for index, award in enumerate(line.tariff.awards):  # type: ignore[union-attr]
        worth = points(build, award.quantity)
        of_level = ops.compare("eq", Field(level.name, level.type), ops.lit(index, level.type))
        here = build.column(f"{group}#{path}.{award.name.text}", group, ops.fold("any", path, of_level, counts, group))
        same = [ops.not_(e) for e, w in found if w.value * 10**worth.type.decimals == worth.value * 10**w.type.decimals]
        kept = ops.all_of(wins, here, ops.compare("eq", best, worth), *same)
        some = ops.fold("any", group, build.column(f"{group}#{path}.{award.name.text}!", group, kept), None, UNIT)
        parts.append(ops.case([(some, worth)], ops.lit(0, worth.type)))
        found.append((here, worth))
    return ops.add(*parts)
