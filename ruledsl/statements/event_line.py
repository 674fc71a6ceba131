"""What 加分 and 扣分 have in common: event lines that are counted, valued and added up.

A statement owns one table of event lines.  Its columns tell, line by line, whether the line counts (inside the year,
not left out) and what it is worth; folds bring count and points up to the unit.
"""

from collections.abc import Callable

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Context, Stop
from ruledsl.express import condition, only_where, points
from ruledsl.ir import MAX_ROWS, Entry, Expr, Field, Signal, Type
from ruledsl.measure import Symbol, clause_texts
from ruledsl.node import evolve, field
from ruledsl.phrasing import phrase
from ruledsl.statements.classes import of_classes
from ruledsl.statements.dated import Dated, in_window
from ruledsl.statements.define import Define
from ruledsl.statements.event_fields import EventColumns, EventField, LeaveOut, event_table, left_out_by, register
from ruledsl.statements.taken import among_most, lines_taken
from ruledsl.statements.tariff import Tariff, line_group
from ruledsl.syntax import All, Clause, Expression, Guard, Name, Node, Quantity, Statement

COUNT = Type("count", 0, 0, MAX_ROWS)


class Counting(Node):
    """计次: every event, once, once a level, or only the highest; under a reading where the text is silent."""

    RULE = "counting"
    mode: str
    guard: Guard | None = None


class Incident(Node):
    """同一事由: of several lines over one incident all count, or only the highest."""

    RULE = "incident"
    keep: str = ""
    guard: Guard | None = None


class EventLine(Statement):
    name: Name
    tariff: Tariff
    counting: tuple[Counting, ...] = ()
    incident: tuple[Incident, ...] = ()
    fields: tuple[EventField, ...] = field(default=(), metadata={"rule": "field"})
    dated: Dated | None = None
    leave_out: tuple[LeaveOut, ...] = ()
    defines: tuple[Define, ...] = field(default=(), metadata={"rule": "define"})
    limit: Quantity | None = None
    most: Quantity | None = None
    condition: Expression | None = None
    for_classes: tuple[Name, ...] = field(default=(), metadata={"rule": "for_classes", "many": False})
    circumstances: tuple[Clause, ...] = field(default=(), metadata={"rule": "circumstances", "many": False})

    def declares(self) -> tuple[tuple[str, str], ...]:
        name = self.name.text
        return ((name, "points"), (f"{name}.次数", "count"))

    def lower(self, build: Builder) -> None:
        path = self.name.text
        active = self.active(build)
        counts, each = self._of_events(build, path)
        count = build.column(f"{path}#count", UNIT, ops.case([(active, _count(path, counts))], ops.lit(0, COUNT)))
        value = self.limited(build, self._points(build, path, counts, each))
        zero = ops.lit(0, Type("points", value.type.decimals))
        build.column(path, UNIT, ops.case([(active, value)], zero), build.origin(self, path))
        holds = (("holds", f"{path}#active"),) if self.test is not None else ()
        tests = tuple((phrase(self.test), column) for _, column in holds if self.test is not None)
        roles = (("points", path), ("count", count.column), *holds, ("lines", path), *lines_taken(build, self))
        build.entry(
            self, Entry(path, self.RULE, path, 0, roles, tests=tests, left_out=left_out_by(path, self.leave_out))
        )
        self._outside(build, path)

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(f"{self.name.text}#count" if symbol.role == "count" else self.name.text)

    @property
    def test(self) -> Expression | None:
        """What must hold for a unit: that it is of one of the classes, and the condition."""
        tests: list[Expression] = [self.condition] * (self.condition is not None)  # type: ignore[list-item]
        if self.for_classes:
            tests.insert(0, of_classes(self.for_classes))
        return All(tuple(tests), span=self.span) if len(tests) > 1 else tests[0] if tests else None

    def active(self, build: Builder) -> Expr:
        """Whether the option of the statement is in use and its condition holds: otherwise no line of it counts."""
        if self.test is None:
            return build.guard(self.guard)
        name = f"{self.name.text}#active"
        if name not in build.columns:
            build.column(name, UNIT, only_where(build.guard(self.guard), condition(build, self.test)))
        return build.ref(name)

    def rows(self, build: Builder) -> Context:
        """The lines of this kind, with their fields, definitions and worth, for expressions that look over them."""
        path = self.name.text
        own = {f.path: Field(f.name, f.type) for f in build.facts.values() if f.table == path}
        defined = {d.name.text: build.ref(f"{path}.{d.name.text}") for d in self.defines}
        return Context(path, {**own, **defined, "分值": build.ref(f"{path}#each")})

    def _of_events(self, build: Builder, path: str) -> tuple[Expr, Expr]:
        """The table of the events: whether each counts – its date lies in the year, or where 期间 says, and no 不计
        applies –, what it is worth, and what is defined for it."""
        event_table(build, path)
        date = build.facts[f"{path}.日期"]
        if self.dated is not None:
            self.dated.inside(build, path, Field(date.name, date.type))
        inside = in_window(build, path)
        register(build, self)
        columns = EventColumns(
            build,
            self,
            counts=lambda: columns.inside(inside),
            each=lambda: self.tariff.worth(build, path, columns.names),
        )
        if self.tariff.levels():
            self.tariff.worth(build, path, columns.names)
        both = columns.counting(), columns.worth()
        for define in self.defines:
            columns.defined(define)
        return both

    def _points(self, build: Builder, path: str, counts: Expr, each: Expr) -> Expr:
        """The points of the unit, by the way of counting that is in use."""
        return self.by_counting(build, lambda mode: self._by_mode(build, mode, path, counts, each))

    def by_counting(self, build: Builder, value: Callable[[str], Expr]) -> Expr:
        """The value by the mode of counting that is in use; where none is, 每 in the tariff says every event."""
        modes = self.counting
        if not modes and not self.tariff.each:
            build.report("E242", self.span, name=self.name.text)
            raise Stop
        open_ = next((m for m in modes if m.guard is None), None)
        if open_ is not None and len(modes) > 1:
            build.report("E243", open_.span, name=self.name.text)
        values = {mode: value(mode) for mode in dict.fromkeys(m.mode for m in modes)}
        branches = [(build.guard(m.guard), values[m.mode]) for m in modes]
        if self.tariff.each and (not modes or modes[-1].guard is not None):
            return ops.case(branches, values.get("every") or value("every"))
        return ops.case(branches[:-1], branches[-1][1])

    def _by_mode(self, build: Builder, mode: str, path: str, counts: Expr, each: Expr) -> Expr:
        if self.most:
            return self._of_the_most(build, mode, path, counts, each)
        if mode == "every":
            return self._added(build, path, counts, each)
        if mode == "once_a_level":
            return self._once_a_level(build, path, counts)
        zero = ops.lit(0, each.type)
        return ops.stand_in(ops.fold("max", path, each, counts, UNIT), _NA, zero)

    def _of_the_most(self, build: Builder, mode: str, path: str, counts: Expr, each: Expr) -> Expr:
        """Σ over the lines that are worth most, as many as 最多 says; other ways of counting leave open which."""
        self.counted_alone(build, "" if mode == "every" else "counting")
        assert self.most is not None
        total = ops.fold("sum", path, each, among_most(build, self, counts, self.most.value), UNIT)
        return evolve(total, type=evolve(total.type, hi=min(total.type.hi, max(0, each.type.hi) * self.most.value)))

    def counted_alone(self, build: Builder, why: str) -> None:
        """E288 where so many events are said to count and it is not clear which."""
        if self.most is not None and (why := why if self.most.value and not self.most.decimals else "number"):
            args = {"name": self.name.text, "number": str(self.most), "why": why}
            build.report("E288", self.span, clause_texts(self.clauses), **args)
            raise Stop

    def _once_a_level(self, build: Builder, path: str, counts: Expr) -> Expr:
        """Each level that occurs counts once, with its own points."""
        levels = self.tariff.levels()
        if not levels:
            build.report("E244", self.span, name=path)
            raise Stop
        level = build.facts[f"{path}.级别"]
        parts = []
        for index, award in enumerate(self.tariff.awards):  # type: ignore[union-attr]
            here = ops.compare("eq", Field(level.name, level.type), ops.lit(index, level.type))
            some = ops.fold("any", path, here, counts, UNIT)
            worth = points(build, award.quantity)
            parts.append(ops.case([(some, worth)], ops.lit(0, worth.type)))
        return ops.add(*parts)

    def _added(self, build: Builder, path: str, counts: Expr, each: Expr) -> Expr:
        """Σ over lines, or over incidents the highest line, as 同一事由 says."""
        simple = ops.fold("sum", path, each, counts, UNIT)
        branches: list[tuple[Expr, Expr]] = []
        default: Expr = simple
        for rule in self.incident:
            value = _best_of_incident(build, path, each, counts) if rule.keep == "highest" else simple
            if rule.guard is None:
                default = value
            else:
                branches.append((build.guard(rule.guard), value))
        return ops.case(branches, default)

    def limited(self, build: Builder, value: Expr) -> Expr:
        """The value, at most the limit of the statement."""
        if self.limit is not None and self.limit.unit != "points":
            build.report("E222", self.limit.span, found=str(self.limit), unit=self.limit.unit, which="limit")
            raise Stop
        return value if self.limit is None else ops.smallest(value, points(build, self.limit))

    def _outside(self, build: Builder, path: str) -> None:
        """Lines dated outside the year, or where 期间 says, are listed as not counted."""
        outside = ops.not_(in_window(build, path))
        number = build.column(f"{path}#outside", UNIT, _count(path, outside))
        some = ops.compare("gt", number, ops.lit(0, COUNT))
        build.column(f"{path}#outside?", UNIT, some)
        clauses = clause_texts(self.clauses)
        args = (("count", number.column),)
        own = (("window", "own"), ("period", self.dated.text)) if self.dated is not None else ()
        texts = (("name", path), *own)
        build.signals.append(Signal("N501", path, f"{path}#outside?", args, texts, clauses, build.origin(self, path)))


def _count(path: str, where: Expr) -> Expr:
    return ops.fold("count", path, None, where, UNIT)


def _best_of_incident(build: Builder, path: str, each: Expr, counts: Expr) -> Expr:
    """Over the lines of one incident only the highest counts."""
    group = line_group(build, path, "事由")
    if f"{group}#best" not in build.columns:
        highest = ops.fold("max", path, each, counts, group)
        build.column(f"{group}#best", group, ops.stand_in(highest, _NA, ops.lit(0, each.type)))
    best = build.ref(f"{group}#best")
    return ops.fold("sum", group, best, None, UNIT)


_NA = ops.Absence.NOT_APPLICABLE
