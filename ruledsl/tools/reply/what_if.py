"""What a unit would have if one thing were otherwise: the same plan over all units, with one thing changed for one of them.

A statement whose value is put in its place gets a switch, a fact that is on for this unit alone; what happened is taken
out of its rows; a reading is chosen in the row of the run.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ruledsl.backends.record import compile_plan
from ruledsl.facts.model import Row
from ruledsl.ir import Absence, Case, Column, Fact, Field, Lit, Plan, Type
from ruledsl.node import evolve
from ruledsl.records import shape
from ruledsl.tools.evaluate import lost_groups, run_row
from ruledsl.tools.run import Prepared

Trace = Mapping[str, "int | Absence"]
_FLAG = Type("flag", lo=0, hi=1)


@frozen
class Change:
    """One thing otherwise: a column with another value, rows of tables without those numbered, or another option."""

    column: str = ""
    value: int = 0
    without: tuple[tuple[str, tuple[int, ...]], ...] = ()
    reading: tuple[str, str] = ("", "")


def outcomes(ready: Prepared, place: int, changes: Sequence[Change]) -> dict[Change, Trace]:
    """The trace of the unit at a place of the roster under every change, and under ``Change()``, which is none."""
    wanted = list(dict.fromkeys((Change(), *changes)))
    plan, switches = _switched(ready.compiled.plan, [c for c in wanted if c.column])
    engine = compile_plan(plan, trace=True)
    lost = lost_groups(plan, ready.facts)
    rows = [None if u.row is None else _widened(ready.compiled.plan, u.row, len(switches)) for u in ready.facts.units]
    found = {}
    for change in wanted:
        own = _changed(plan, rows[place], change, switches)
        traces = engine.population([*rows[:place], own, *rows[place + 1 :]], _run(ready, plan, change), lost)
        found[change] = traces[place]
    return found


def options_in_use(ready: Prepared) -> dict[str, str]:
    """The option of every reading under which the result was computed."""
    return {
        p.name: ready.options.readings.get(p.name) or p.value or p.options[0] for p in ready.compiled.plan.parameters
    }


def _run(ready: Prepared, plan: Plan, change: Change) -> Row:
    chosen = options_in_use(ready)
    if change.reading[0]:
        chosen[change.reading[0]] = change.reading[1]
    measure, facts = ready.compiled.measure, ready.facts
    year = facts.year if facts.year is not None else measure.year
    assert year is not None
    return run_row(measure, plan, facts, year, chosen)


def _switched(plan: Plan, changes: Sequence[Change]) -> tuple[Plan, dict[Change, str]]:
    """The plan with a switch for every column that may have another value; the name of each switch."""
    switches = {change: f"假设#{number}" for number, change in enumerate(changes)}
    facts = tuple(Fact(name, "unit", _FLAG) for name in switches.values())
    by_column: dict[str, list[Change]] = {}
    for change in changes:
        by_column.setdefault(change.column, []).append(change)
    columns = tuple(_with_switches(c, by_column.get(c.name, ()), switches) for c in plan.columns)
    return evolve(plan, facts=(*plan.facts, *facts), columns=columns), switches


def _with_switches(column: Column, changes: Sequence[Change], switches: Mapping[Change, str]) -> Column:
    if not changes:
        return column
    kind = column.type
    branches = tuple((Field(switches[c], _FLAG), _constant(c.value, kind)) for c in changes)
    return evolve(column, expr=Case(branches, column.expr, kind))


def _constant(value: int, kind: Type) -> Lit:
    """A value that the column can have: whoever reads it relies on its bounds."""
    assert kind.lo <= value <= kind.hi
    return Lit(value, evolve(kind, lo=value, hi=value, absent=frozenset()))


def _widened(plan: Plan, row: Row, count: int) -> Row:
    """A row with slots for the switches, all off: they come after the facts and before the tables below."""
    slots = shape(plan, "unit")
    facts = slots.size - len(slots.tables)
    return (*row[:facts], *([0] * count), *row[facts:])


def _changed(plan: Plan, row: Row | None, change: Change, switches: Mapping[Change, str]) -> Row:
    assert row is not None
    slots = shape(plan, "unit")
    cells = list(row)
    if change.column:
        cells[slots.values[switches[change]]] = 1
    for table, numbers in change.without:
        cells[slots.tables[table]] = tuple(r for n, r in enumerate(cells[slots.tables[table]]) if n not in numbers)
    return tuple(cells)
