"""Grows a plan table by table and column by column while statements lower themselves.

A statement that needs another's value asks for it (``value``); the other is then lowered first.  So columns come out
in an order in which each reads only earlier ones, whatever the order of the text, and a statement that is asked for
while it is still being lowered is a cycle.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ruledsl import ops
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import NOWHERE, Column, Entry, Expr, Fact, Field, Origin, Parameter, Plan, Ref, Signal, Table, Type
from ruledsl.measure import Measure, Symbol, clause_texts, clauses_at
from ruledsl.node import Record, evolve, field
from ruledsl.source import Span
from ruledsl.syntax import Guard, Node, Statement

UNIT, YEAR, CLASS, ALL = "unit", "year", "class", "all"
#: Kinds that do not fit → which operands they are, for a message.
Told = Callable[[tuple[str, ...]], dict[str, Any]]


class Context(Record):
    """Where an expression stands: its table, the names that only mean something there (fields of an event), the
    period that restricts events by their date, if there is one, and the conditions that hold there."""

    table: str = UNIT
    names: dict[str, Expr] = field(factory=dict)
    period: Callable[[Expr], Expr] | None = None
    given: tuple[Any, ...] = ()


class Stop(Exception):
    """Lowering of one statement cannot go on; the reason is already among the diagnostics."""


class Builder:
    """The plan so far, and the measure it is made from."""

    def __init__(self, measure: Measure, builtins: Mapping[str, Callable[["Builder"], Expr]]) -> None:
        self.measure = measure
        self.builtins = builtins
        self.tables: dict[str, Table] = {}
        self.facts: dict[str, Fact] = {}
        self.columns: dict[str, Column] = {}
        self.parameters: dict[str, Parameter] = {}
        self.entries: dict[int, list[Entry]] = {}
        self.signals: list[Signal] = []
        self.outputs: dict[str, str] = {}
        #: Columns that are not there for units of other classes than these, and there for all units of these.
        self.classes_of: dict[str, frozenset[int]] = {}
        #: The node of a tree that a node stands in, by the identity of the latter.
        self.around: dict[int, Statement] = {}
        self.diagnostics: list[Diagnostic] = []
        self._state: dict[int, str] = {}
        self._stack: list[Statement] = []
        self._failed: set[int] = set()

    # ---- growing

    def table(self, table: Table) -> Table:
        return self.tables.setdefault(table.name, table)

    def fact(self, fact: Fact) -> Field:
        """Declare a fact (the same one may be declared twice) and read it."""
        self.facts.setdefault(fact.name, fact)
        return Field(fact.name, self.facts[fact.name].type)

    def column(self, name: str, table: str, expr: Expr, origin: Origin = NOWHERE) -> Ref:
        """Add a column and read it."""
        assert name not in self.columns, name
        self.columns[name] = Column(name, table, expr, origin)
        return Ref(name, expr.type)

    def nested(self, statement: Statement) -> None:
        """Lower a statement that stands inside the one being lowered; its lines of the score sheet follow here."""
        self.demand(statement)
        self.entries.setdefault(id(self._stack[-1]), []).extend(self.entries.pop(id(statement), []))

    def auto(self, expr: Expr, table: str) -> Ref:
        """A column for a part of an expression, named after the statement that is being lowered and a serial number."""
        label = label_of(self._stack[-1]) if self._stack else ""
        number = sum(name.startswith(f"{label}~") for name in self.columns) + 1
        return self.column(f"{label}~{number}", table, expr)

    def ref(self, name: str) -> Ref:
        return Ref(name, self.columns[name].type)

    def entry(self, statement: Statement, entry: Entry) -> None:
        """Add a line of the score sheet; lines are shown in the order of the statements."""
        guard = guard_text(statement.guard)
        clauses = entry.clauses or clause_texts(statement.clauses)
        origin = self.origin(statement, entry.label)
        full = evolve(entry, clauses=clauses, reading=entry.reading or guard, origin=origin)
        self.entries.setdefault(id(statement), []).append(full)

    def entry_of_tree(self, statement: Statement, entry: Entry) -> None:
        """Add a line for a node inside the statement that is being lowered, in the order of its tree."""
        full = evolve(entry, reading=guard_text(statement.guard), origin=self.origin(statement, entry.label))
        self.entries.setdefault(id(self._stack[-1]), []).append(full)

    def add_roles(self, path: str, roles: Iterable[tuple[str, str]]) -> None:
        """Say more on the line of the score sheet that stands there for a path."""
        lines = self.entries[id(self._stack[-1])]
        place = next(n for n, entry in enumerate(lines) if entry.path == path)
        lines[place] = evolve(lines[place], roles=(*lines[place].roles, *roles))

    def origin(self, statement: Statement, label: str = "") -> Origin:
        span = statement.span
        clauses = clause_texts(statement.clauses)
        return Origin(type(statement).RULE, label, clauses, (span.start, span.end), span.file)

    @property
    def here(self) -> Span:
        """Where the statement stands that is being lowered."""
        return self._stack[-1].span

    def origin_inside(self) -> Origin:
        """The origin of the node of a tree whose line was added last, with the clauses of the nearest that cites some."""
        root = statement = self._stack[-1]
        origin = self.entries[id(statement)][-1].origin
        while id(root) in self.around:
            root = self.around[id(root)]
        return evolve(origin, clauses=clauses_at(root, Span(origin.file, *origin.span)))

    def origin_here(self) -> Origin:
        """The origin of the statement that is being lowered."""
        statement = self._stack[-1]
        return self.origin(statement, label_of(statement))

    # ---- asking

    def demand(self, statement: Statement) -> None:
        """Lower a statement unless that was done; report a cycle."""
        key = id(statement)
        state = self._state.get(key)
        if state == "open":
            self._cycle(statement)
        if state is None:
            self._state[key] = "open"
            self._stack.append(statement)
            try:
                with self.typed(statement.span):
                    statement.lower(self)  # type: ignore[attr-defined]
            except Stop:
                self._failed.add(key)
            finally:
                self._stack.pop()
                self._state[key] = "done"
        if key in self._failed:
            raise Stop

    def _cycle(self, statement: Statement) -> None:
        members = self._stack[self._stack.index(statement) :]
        names = " → ".join(label_of(s) for s in (*members, statement))
        related = tuple(Related(s.span, "member") for s in members[1:])
        self.diagnostics.append(Diagnostic("E231", {"path": names}, statement.span, related=related))
        raise Stop

    def value(self, symbol: Symbol) -> Expr:
        """What a reference to a symbol yields."""
        if symbol.path in self.columns and symbol.role in ("points", "step", "value", "flag"):
            return self.ref(symbol.path)
        part = getattr(symbol.statement, "part", None)
        self.demand(symbol.statement if part is None else part(self, symbol.path))
        value: Expr = symbol.statement.value(self, symbol)  # type: ignore[attr-defined]
        return value

    def guard(self, guard: Guard | None) -> Expr:
        """The condition that one of the options is in use; true where there is no guard."""
        if guard is None:
            return ops.flag(True)
        conditions = []
        for option in guard.options:
            symbol = self.option(".".join(option.parts), option)
            reading, _, chosen = symbol.path.rpartition(".")
            conditions.append(self.option_in_use(reading, chosen))
        return ops.any_of(*conditions)

    def option(self, path: str, node: Node) -> Symbol:
        """The option that a guard names, short only if it is unique."""
        found = [s for s in self.measure.lookup(path) if s.role == "option"]
        if len(found) != 1:
            code = "E212" if found else "E211"
            names = tuple(s.path for s in (found or self.measure.symbols) if s.role == "option")
            self.report(code, node.span, name=path, choices=names)
            raise Stop
        return found[0]

    def reading(self, name: str) -> Field:
        """Which option of a reading is in use, as a choice among them."""
        paths = (s.path.rpartition(".") for s in self.measure.symbols if s.role == "option")
        options = tuple(option for reading, _, option in paths if reading == name)
        return Field(f"reading:{name}", Type("choice", 0, 0, len(options) - 1, options))

    def option_in_use(self, reading: str, option: str) -> Expr:
        chosen = self.reading(reading)
        return ops.compare("eq", chosen, ops.lit(chosen.type.choices.index(option), chosen.type))

    def report(self, code: str, span: Span, clauses: tuple[str, ...] = (), **args: Any) -> None:
        """Say what is wrong, with the clauses of the innermost statement there, else of the one that is being lowered."""
        if not clauses and self._stack:
            clauses = clauses_at(self.measure.around(span) or self._stack[-1], span)
        found = Diagnostic(code, args, span, clauses)
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    @contextmanager
    def typed(self, span: Span, told: Told | None = None) -> Iterator[None]:
        """Turn a problem of operand types into a diagnostic at a place; ``told`` says more of operands of these kinds."""
        try:
            yield
        except ops.TypeProblem as problem:
            name, *values = problem.args
            self.report("E221", span, problem=name, values=tuple(values), **(told(tuple(values)) if told else {}))
            raise Stop from None

    def plan(self) -> Plan:
        """The plan as it has grown, entries in the order of the text."""
        ordered = [e for s in self.measure.statements for e in self.entries.get(id(s), ())]
        return Plan(
            measure=self.measure.id,
            tables=tuple(self.tables.values()),
            facts=tuple(self.facts.values()),
            columns=tuple(self.columns.values()),
            parameters=tuple(self.parameters.values()),
            entries=tuple(ordered),
            signals=tuple(self.signals),
            outputs=tuple(self.outputs.items()),
        )


def guard_text(guard: Guard | None) -> str:
    return "、".join(".".join(o.parts) for o in guard.options) if guard else ""


#: Statements without a name are called as the plan calls what they compute.
_NAMELESS = {"total": "总分", "grades": "等次", "ranking": "排名"}


def label_of(statement: Statement) -> str:
    name = getattr(statement, "name", None)
    rule = type(statement).RULE
    return name.text if name is not None else _NAMELESS.get(rule, rule)
