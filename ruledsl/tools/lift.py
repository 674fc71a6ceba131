"""The least change of facts with which a unit reaches a grade; where none does, what blocks it and the best there is.

What may change, unless the command says otherwise: scores and other facts of indicators that must be given, and further
events of a bonus.  What has happened stays: events, vetoes, dates, what counts as no unless reported, approvals; so does
what was planned.
"""

from collections.abc import Collection, Iterator

from attrs import frozen

from ruledsl.backends.record import compile_plan
from ruledsl.backends.solver import undisturbed
from ruledsl.backends.solver_lift import Allowed, Lifted, lift
from ruledsl.facts import UnitFacts
from ruledsl.facts.values import spelling
from ruledsl.ir import Absence, Fact, Field, Op, Plan, walk
from ruledsl.records import shape
from ruledsl.tools.prepared import Prepared

#: Kinds of statement of which further events may come.
_MORE = ("bonus",)


@frozen
class Change:
    """One thing that would be otherwise: a fact from one value to another, or so many further events."""

    name: str
    before: str
    after: str
    clauses: tuple[str, ...]
    count: int = 0


@frozen
class Way:
    """What came of the question.  ``verdict`` is ``there`` (it has the grade already), ``found``, ``never``, ``undecided``.

    ``blocks`` are things that happened of which each, had it not been so, would leave a way; ``best`` is the best grade
    that can be reached; ``limits`` are kinds of event of which only few further ones were tried.
    """

    unit: str
    grade: str
    now: str
    verdict: str
    changes: tuple[Change, ...] = ()
    total: str = ""
    least: bool = False
    blocks: tuple[Change, ...] = ()
    best: str = ""
    limits: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def names(plan: Plan) -> tuple[str, ...]:
    """What the command can allow or forbid to change: facts of the unit and kinds of event."""
    return (*(f.path for f in _facts(plan)), *(t.name for t in plan.tables if t.storage == "event_lines"))


def allowed_by_default(plan: Plan) -> Allowed:
    """Facts that must be given and are no dates, and further events of what adds points.

    What something is divided by – the target of a completion rate – is a plan, not an achievement: it stays.
    """
    more = {c for e in plan.entries if e.kind in _MORE and (c := e.column("lines"))}
    facts = (f for f in _facts(plan) if f.when_absent == "error" and f.type.kind != "date" and not f.role)
    return Allowed(frozenset(f.name for f in facts) - _divisors(plan), frozenset(more))


def _divisors(plan: Plan) -> frozenset[str]:
    """The facts by which something is divided."""
    divisions = (n for c in plan.columns for n in walk(c.expr) if isinstance(n, Op) and n.op.startswith("div"))
    return frozenset(n.name for d in divisions for n in walk(d.args[1]) if isinstance(n, Field))


def with_options(plan: Plan, may: Collection[str], fixed: Collection[str]) -> Allowed:
    """The default, with what the command allows besides and without what it holds fixed."""
    base = allowed_by_default(plan)
    by_path = {f.path: f.name for f in _facts(plan)}
    tables = {t.name for t in plan.tables if t.storage == "event_lines"}
    facts = (base.facts | {by_path[n] for n in may if n in by_path}) - {by_path[n] for n in fixed if n in by_path}
    return Allowed(facts, (base.more | (tables & set(may))) - set(fixed))


def _facts(plan: Plan) -> Iterator[Fact]:
    return (f for f in plan.facts if f.table == "unit" and f.type.kind not in ("text", "key") and f.role != "class")


def way(ready: Prepared, unit: UnitFacts, grade: str, allowed: Allowed) -> Way:
    """The least change, checked by the evaluator of records before it is told."""
    with undisturbed():
        return _way(ready, unit, grade, allowed)


def _way(ready: Prepared, unit: UnitFacts, grade: str, allowed: Allowed) -> Way:
    plan, row = ready.plan, unit.row
    assert row is not None
    column = plan.output("grade")
    assert column is not None
    choices = plan.column(column).type.choices
    wanted = range(choices.index(grade) + 1)
    now = _grade(ready, row, column)
    told = Way(unit.name, grade, choices[now] if now is not None else "", "there", allowed=_told(plan, allowed))
    if now in wanted:
        return told
    found = _lifted(ready, row, column, wanted, allowed)
    if found.verdict == "found":
        assert _grade(ready, found.row, column) in wanted, "the evaluator does not confirm the solver's answer"
        return Way(
            unit.name, grade, told.now, "found", tuple(_changes(plan, row, found.row)),
            _total(ready, found.row), found.least, limits=found.limits, allowed=told.allowed,
        )  # fmt: skip
    blocks = tuple(_blocks(ready, row, column, wanted, allowed)) if found.verdict == "never" else ()
    best = next((choices[i] for i in range(len(choices)) if i not in wanted and (
        i == now or _lifted(ready, row, column, [i], allowed).verdict == "found")), told.now)  # fmt: skip
    return Way(
        unit.name, grade, told.now, found.verdict, blocks=blocks, best=best, limits=found.limits, open=_statements(found.open),
        allowed=told.allowed,
    )  # fmt: skip


def _statements(columns: Collection[str]) -> tuple[str, ...]:
    """The statements that columns serve, each once."""
    return tuple(dict.fromkeys(name.partition("#")[0].partition("~")[0] for name in columns))


def _lifted(ready: Prepared, row: tuple[object, ...], column: str, wanted: Collection[int], allowed: Allowed) -> Lifted:
    slots = shape(ready.plan, "year")
    first = next((ready.run[slots.values[f.name]] for f in slots.facts if f.role == "year_first"), 0)
    return lift(ready.plan, row, ready.run, column, wanted, allowed, first + 180)


def _grade(ready: Prepared, row: tuple[object, ...], column: str) -> int | None:
    """The grade by the evaluator of records; None where there is none."""
    evaluator = compile_plan(ready.plan, outputs=[column])
    found = dict(zip(evaluator.names, evaluator.record(row, ready.run), strict=True))
    return None if found.get(f"{column}:status") else found.get(column)


def _total(ready: Prepared, row: tuple[object, ...]) -> str:
    column = ready.plan.output("total")
    if column is None:
        return ""
    evaluator = compile_plan(ready.plan, outputs=[column])
    found = dict(zip(evaluator.names, evaluator.record(row, ready.run), strict=True))
    return "" if found.get(f"{column}:status") else spelling(ready.plan.column(column).type, found[column])


def _changes(plan: Plan, before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[Change]:
    """What differs between two rows of a unit, in the order of the plan."""
    slots = shape(plan, "unit")
    for fact in slots.facts:
        here, status = slots.values[fact.name], slots.statuses.get(fact.name)
        old, new = ((r[here], 0 if status is None else r[status]) for r in (before, after))
        if old != new:
            yield Change(fact.path, _said(fact, *old), _said(fact, *new), fact.origin.clauses)
    for table, place in slots.tables.items():
        rows = after[place][len(before[place]) :]  # type: ignore[index,arg-type]
        inner = shape(plan, table)
        facts = [f for f in inner.facts if f.type.kind not in ("date", "key")]
        told = ["、".join(f"{f.path} {_said(f, r[inner.values[f.name]], 0)}" for f in facts) for r in rows]
        clauses = next((f.origin.clauses for f in inner.facts if f.origin.clauses), ())
        for text in dict.fromkeys(told):
            yield Change(table, "", text, clauses, told.count(text))


def _said(fact: Fact, value: object, status: object) -> str:
    if status:
        return {Absence.NOT_APPLICABLE: "不涉及", Absence.MISSING: "未填报"}.get(Absence(int(str(status))), "")
    assert isinstance(value, int)
    if fact.type.kind == "choice":
        return fact.type.choices[value]
    return ("是" if value else "否") if fact.type.kind == "flag" else spelling(fact.type, value)


def _blocks(
    ready: Prepared, row: tuple[object, ...], column: str, wanted: Collection[int], allowed: Allowed
) -> Iterator[Change]:
    """What happened that alone stands in the way: a fact that counts as no unless reported, or one event."""
    slots = shape(ready.plan, "unit")
    for fact in slots.facts:
        place = slots.values[fact.name]
        if fact.name not in allowed.facts and fact.when_absent == "default" and row[place] != fact.default:
            without = (*row[:place], fact.default, *row[place + 1 :])
            if _lifted(ready, without, column, wanted, allowed).verdict == "found":
                yield Change(fact.path, _said(fact, row[place], 0), _said(fact, fact.default, 0), fact.origin.clauses)
    for table, place in slots.tables.items():
        rows: tuple[object, ...] = row[place]  # type: ignore[assignment]
        clauses = next((f.origin.clauses for f in ready.plan.facts if f.table == table and f.origin.clauses), ())
        for number in range(len(rows)):
            without = (*row[:place], (*rows[:number], *rows[number + 1 :]), *row[place + 1 :])
            if _lifted(ready, without, column, wanted, allowed).verdict == "found":
                yield Change(f"{table}[{number + 1}]", "", "", clauses)


def _told(plan: Plan, allowed: Allowed) -> tuple[str, ...]:
    """What may change, by the names that the command knows."""
    return (*(f.path for f in _facts(plan) if f.name in allowed.facts), *sorted(allowed.more))
