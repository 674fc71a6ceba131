"""What a plan's columns say about a unit, under the names that cases use; nothing here knows a kind of statement."""

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import frozen

from ruledsl.facts.names import folded
from ruledsl.ir import Absence, Column, Entry, Expr, Field, Plan, Ref, Type, walk
from ruledsl.node import evolve
from ruledsl.tools.score_sheet import holds, rendered
from ruledsl.tools.test.model import Operand, Step
from ruledsl.tools.test.names import ABSENT, NO, NONE, RESULTS, STEP, YES
from ruledsl.words import percent

Trace = Mapping[str, int]
Observed = dict[str, tuple[str, ...]]

#: The role of a line of the score sheet that is its result, best first.
_MAIN = ("points", "step", "value", "met", "flag", "follows")


@frozen(slots=False)
class Sight:
    """How a plan is looked at: the column behind every name, the findings, what follows."""

    plan: Plan
    columns: dict[str, str]
    aliases: dict[str, str]
    entries: dict[str, Entry]
    types: dict[str, Type]

    @cached_property
    def known(self) -> dict[str, str]:
        """Every name as names are compared."""
        return {folded(n): n for n in self.names()}

    def names(self) -> tuple[str, ...]:
        """Everything that a case may expect."""
        return (*self.columns, *self.aliases, RESULTS["findings"][0], RESULTS["follows"][0], RESULTS["errors"][0])

    def behind(self, name: str) -> tuple[tuple[str, str], ...]:
        """What a name is made of: (what is said of it, column)."""
        if name == RESULTS["findings"][0]:
            return tuple((f"{s.code} {s.path.partition('#')[0]}", s.when) for s in self.plan.signals)
        if name == RESULTS["follows"][0]:
            return tuple((e.path, c) for e in self.plan.entries if (c := e.column("follows")))
        return ((name, self.columns[name]),) if name in self.columns else ()

    def resolve(self, name: str) -> str | None:
        """The full name that a name or the end of one means, if it means one."""
        if name in self.columns:
            return name
        plain, known = folded(name), self.known
        ends = {full for end, full in known.items() if end.endswith(f".{plain}")}
        found = known.get(plain) or (ends.pop() if len(ends) == 1 else None)
        return self.aliases.get(found, found) if found else None

    def observed(self, trace: Trace) -> Observed:
        """All that came out for a unit."""
        found: Observed = {name: (said(trace[c], self.types[c]),) for name, c in self.columns.items() if c in trace}
        raised = [f"{s.code} {s.path.partition('#')[0]}" for s in self.plan.signals if holds(trace.get(s.when))]
        follows = [e.path for e in self.plan.entries if (c := e.column("follows")) and holds(trace.get(c))]
        found[RESULTS["findings"][0]] = tuple(sorted(raised)) or NONE[:1]
        found[RESULTS["follows"][0]] = tuple(follows) or NONE[:1]
        return found


def sight(plan: Plan) -> Sight:
    """The names of a plan's results."""
    columns = {RESULTS[role][0]: column for role, column in plan.outputs if role in RESULTS}
    entries: dict[str, Entry] = {}
    aliases: dict[str, str] = {}
    for entry in plan.entries:
        roles = dict(entry.roles)
        main = next((roles[role] for role in _MAIN if role in roles), None)
        if main is None:
            continue
        name = STEP.format(entry.path.removeprefix("总分.第").removesuffix("步")) if "step" in roles else entry.path
        columns.setdefault(name, main)
        entries.setdefault(main, entry)
        if "step" in roles and entry.text:
            aliases[entry.text] = name
        if "count" in roles:
            columns.setdefault(f"{name}.次数", roles["count"])
    return Sight(plan, columns, aliases, entries, {c.name: c.type for c in plan.columns})


def said(value: int, kind: Type) -> str:
    """A value in the words of a case."""
    shown = rendered(value, kind)
    if shown.absent:
        return ABSENT[shown.absent]
    if shown.kind == "flag":
        return YES if shown.text == "yes" else NO
    return percent(shown.text) if shown.kind == "ratio" else shown.text


def step_of(view: Sight, column: str, trace: Trace, fact: Callable[[str], Operand | None]) -> Step:
    """A column as a line of the score sheet, with the values that it was made from."""
    columns = {c.name: c for c in view.plan.columns}
    entry = view.entries.get(column)
    origin = columns[column].origin
    return Step(
        column,
        entry.kind if entry else origin.kind,
        entry.label if entry else origin.label or column,
        entry.clauses if entry else origin.clauses,
        said(trace[column], view.types[column]) if column in trace else "",
        tuple(_operands(view, columns, columns[column].expr, trace, fact)),
    )


def _operands(
    view: Sight, columns: Mapping[str, Column], expr: Expr, trace: Trace, fact: Callable[[str], Operand | None]
) -> list[Operand]:
    found: dict[str, Operand] = {}
    for node in reversed(list(walk(expr))):
        if isinstance(node, Ref) and node.column in trace and node.column not in found:
            label = _label(view, columns, node.column)
            found[node.column] = Operand(label, said(trace[node.column], view.types[node.column]))
        elif isinstance(node, Field) and node.name not in found and (operand := fact(node.name)):
            found[node.name] = operand
    return list(found.values())


def _label(view: Sight, columns: Mapping[str, Column], column: str) -> str:
    entry = view.entries.get(column)
    if entry is not None and "step" in dict(entry.roles):
        return entry.text or STEP.format(entry.path.removeprefix("总分.第").removesuffix("步"))
    return entry.path if entry else column


def absent(value: object) -> bool:
    """Whether a traced value is not there."""
    return isinstance(value, Absence)


def bare(plan: Plan) -> Plan:
    """The plan without what presenters alone read, for comparing two plans by what they compute."""
    return evolve(plan, entries=(), parameters=())
