"""What every event of a line carries: fields that are reported, quantities that are defined for each event, 不计.

    扣分 事故 每起 = 2分 × 核定死亡 {
      登记 当场死亡 数量
      登记 后续死亡 数量
      定义 核定死亡 = 当场死亡 + 后续死亡
      不计 当 核定死亡 = 0
    }

A definition is a column of the table of events: the formula, the conditions of the line and statistics name it like a field.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from ruledsl.build import UNIT, Builder, Context, Stop
from ruledsl.express import condition, expression, only_where
from ruledsl.ir import NOWHERE, Expr, Fact, Field, Origin, Table, Type
from ruledsl.node import Work, evolve, field
from ruledsl.ops import all_of, not_
from ruledsl.phrasing import phrase
from ruledsl.products import amount
from ruledsl.source import Span
from ruledsl.statements.dated import DATE
from ruledsl.statements.define import Define
from ruledsl.statements.fact import MISSING, fact_type
from ruledsl.statements.tariff import GROUPING, incident_number, ordinal
from ruledsl.syntax import Expression, Guard, Name, Node, Reference, walk

INCIDENTS = "第几个事由"
TEXTS = (("决定人", "decider"), ("理由", "reason"), ("佐证", "evidence"))


class EventField(Node):
    """登记: a field that every line of this kind carries; 可缺, one that may be left out."""

    RULE = "field"
    name: Name
    type: tuple[str, object] = field(metadata={"many": False})
    optional: bool = False


class LeaveOut(Node):
    """不计: lines for which the condition holds do not count."""

    RULE = "leave_out"
    expr: Expression
    guard: Guard | None = None


class OfEvents(Protocol):
    """A statement with a table of events."""

    @property
    def name(self) -> Name: ...

    @property
    def fields(self) -> tuple[EventField, ...]: ...

    @property
    def defines(self) -> tuple[Define, ...]: ...

    @property
    def leave_out(self) -> tuple[LeaveOut, ...]: ...


class EventColumns(Work):
    """The columns that formulas over an event ask for, each made when it is first asked for.

    ``counts`` and ``each`` make those that tell whether an event counts and what it is worth; ``opened`` are the ones that
    are being made: one of them that is asked for again is a cycle.
    """

    build: Builder
    of: OfEvents
    counts: Callable[[], Expr]
    each: Callable[[], Expr] | None = None
    opened: list[str] = field(factory=list)

    @property
    def path(self) -> str:
        return self.of.name.text

    def names(self, formula: Node) -> dict[str, Expr]:
        """The facts of an event, and of its definitions, its worth and its ordinals those that a formula asks for."""
        facts = self.build.facts.values()
        names: dict[str, Expr] = {f.path: Field(f.name, f.type) for f in facts if f.table == self.path}
        asked = {n.text: n.span for n in walk(formula) if isinstance(n, Reference)}
        grouping = (n for n, value in names.items() if value.type.kind in GROUPING and not value.type.absent)
        places = {"第几次": "", **{f"同{name}第几次": name for name in grouping}}
        for define in self.of.defines:
            if define.name.text in asked:
                names[define.name.text] = self.defined(define, asked[define.name.text])
        if self.each is not None:
            if "分值" in asked and "分值" not in names:
                names["分值"] = self.worth(asked["分值"])
            for name in (n for n in places if n in asked):
                self.counting(asked[name])
                names[name] = ordinal(self.build, self.path, places[name])
            if INCIDENTS in asked:
                self.counting(asked[INCIDENTS])
                names[INCIDENTS] = incident_number(self.build, self.path)
        return names

    def counting(self, span: Span | None = None) -> Expr:
        """Whether an event counts."""
        return self._made(f"{self.path}#counts", "不计", self.counts, span)

    def worth(self, span: Span | None = None) -> Expr:
        """What an event is worth."""
        assert self.each is not None
        return self._made(f"{self.path}#each", "分值", self.each, span, self.build.origin_here())

    def defined(self, define: Define, span: Span | None = None) -> Expr:
        """The value of a definition."""
        name, build = define.name.text, self.build

        def value() -> Expr:
            return amount(define.expr, expression(build, define.expr, Context(self.path, self.names(define.expr))))

        path = f"{self.path}.{name}"
        return self._made(path, name, value, span, build.origin(define, path))

    def _made(
        self, column: str, label: str, make: Callable[[], Expr], span: Span | None, origin: Origin = NOWHERE
    ) -> Expr:
        if column in self.build.columns:
            return self.build.ref(column)
        if label in self.opened:
            path = " → ".join((*self.opened[self.opened.index(label) :], label))
            self.build.report("E231", span or self.build.here, path=path)
            raise Stop
        self.opened.append(label)
        try:
            value = make()
        finally:
            self.opened.pop()
        return self.build.column(column, self.path, value, origin)

    def left_out(self) -> Iterator[Expr]:
        """Whether each 不计 leaves an event out, a column each, so that the score sheet can tell which."""
        for number, rule in enumerate(self.of.leave_out, 1):
            test = condition(self.build, rule.expr, Context(self.path, self.names(rule.expr)))
            applies = only_where(self.build.guard(rule.guard), test)
            yield self.build.column(f"{self.path}#left{number}", self.path, applies)

    def inside(self, window: Expr) -> Expr:
        """Whether an event counts that must lie in a window: it does, and no 不计 applies."""
        tests = [not_(applies) for applies in self.left_out()]
        return only_where(window, all_of(*tests)) if tests else window


def left_out_by(path: str, rules: tuple[LeaveOut, ...]) -> tuple[tuple[str, str], ...]:
    """Each 不计 as it is written with its column."""
    return tuple((phrase(rule.expr), f"{path}#left{n}") for n, rule in enumerate(rules, 1))


def event_table(build: Builder, path: str) -> None:
    """The table of a kind of event line and the facts that every line has."""
    build.table(Table(path, "CHILD", UNIT, storage="event_lines", tag=path))
    origin = build.origin_here()
    build.fact(Fact(f"{path}.日期", path, DATE, "日期", role="date", origin=origin))
    build.fact(Fact(f"{path}.事由", path, Type("key"), "事由", "optional", role="incident", origin=origin))
    for name, role in TEXTS:
        build.fact(Fact(f"{path}.{name}", path, Type("text"), name, "optional", role=role, origin=origin))


def register(build: Builder, of: OfEvents) -> None:
    """The facts that 登记 adds to every event of a statement."""
    path = of.name.text
    for extra in of.fields:
        name, kind = extra.name.text, fact_type(build, extra.type)
        if extra.optional and kind.kind != "text":
            kind = evolve(kind, absent=MISSING)
        mode = "optional" if extra.optional else "error"
        build.fact(Fact(f"{path}.{name}", path, kind, name, mode, origin=build.origin_here()))
