"""What the benchmarks run on: the Jinchang assessment compiled with its minimal scheme, and random valid records of it.

A record is what the fact loader makes of a unit (``ruledsl.records``).  The generator goes by the plan's own tables
and domains, so that a fact which the measure gains is filled too; only how often things happen is said here.
"""

import random
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.ir import Absence, Fact, Plan
from ruledsl.records import shape
from ruledsl.specialise import specialise
from ruledsl.tools.load import choose, compile_measure, read_rules

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules"
FILES = (RULES / "jinchang.rules", RULES / "schemes" / "jinchang-minimal.rules")

Row = tuple[Any, ...]
#: Days since 1970-01-01 of the assessment year 2023.
FIRST, LAST = 19358, 19722


@frozen
class Chances:
    """How often things happen: events of a unit, lines of an event, lines outside the year, approvals, flags, dates."""

    events: int = 6
    second_line: float = 0.15
    same_incident: float = 0.1
    outside: float = 0.04
    approval: float = 0.05
    flag: float = 0.02
    date: float = 0.85


@frozen
class Workload:
    """The measure as it is evaluated: its readings are settled, the row of the year is known."""

    plan: Plan
    year: Row
    fast: Evaluator
    trace: Evaluator


def workload() -> Workload:
    """The measure that the scheme is made for, compiled twice from one plan."""
    rules = read_rules(FILES, root=RULES)
    found = choose(rules, rules.schemes[0].of)
    assert isinstance(found, tuple), found
    compiled = compile_measure(rules, *found)
    problems = [d for d in (*rules.diagnostics, *compiled.diagnostics) if d.is_error]
    assert not problems, problems
    plan = specialise(compiled.plan)
    return Workload(plan, year_row(plan), compile_plan(plan), compile_plan(plan, trace=True))


def year_row(plan: Plan) -> Row:
    """The row of the run: its dates reported and in order, the readings as adopted."""
    slots = shape(plan, "year")
    row = [0] * slots.size
    for position, fact in enumerate(slots.facts):
        days = {"year_first": FIRST, "year_last": LAST, "year": 2023}
        row[slots.values[fact.name]] = days.get(fact.role, FIRST + 40 * position)
    for parameter in plan.parameters:
        assert parameter.value is not None, parameter.name
        row[slots.readings[parameter.name]] = parameter.options.index(parameter.value)
    return tuple(row)


def records(plan: Plan, number: int, seed: int = 1, chances: Chances = Chances()) -> list[Row]:
    """Random valid units."""
    draw = random.Random(seed)
    tables = {t.name: t for t in plan.tables}
    slots = shape(plan, "unit")
    kinds = [name for name in slots.tables if tables[name].storage == "event_lines"]
    rows = []
    for _ in range(number):
        below: dict[str, list[Row]] = {name: [] for name in slots.tables}
        for event in range(draw.randint(0, chances.events)):
            incident = draw.randint(1, 3) if draw.random() < chances.same_incident else -1 - event
            lines = draw.sample(kinds, 2 if draw.random() < chances.second_line else 1)
            outside = draw.random() < chances.outside
            day = draw.randint(1, 60) + LAST if outside else draw.randint(FIRST, LAST)
            for kind in lines:
                below[kind].append(_row(plan, kind, draw, chances, {"incident": incident, "date": day}))
        for name in slots.tables:
            if tables[name].storage != "event_lines" and chances.events and draw.random() < chances.approval:
                below[name].append(_row(plan, name, draw, chances, {"limit": draw.randint(10, 15) * 100}))
        rows.append((*_row(plan, "unit", draw, chances, {}), *(tuple(below[name]) for name in slots.tables)))
    return rows


def _row(plan: Plan, table: str, draw: random.Random, chances: Chances, known: dict[str, int]) -> Row:
    """The stored facts of a row; ``known`` are some of them by role."""
    row: list[int] = []
    for fact in shape(plan, table).facts:
        row.append(known[fact.role] if fact.role in known else _value(fact, draw, chances))
        if fact.type.absent:
            missing = draw.random() >= chances.date
            row[-1] = 0 if missing else row[-1]
            row.append(int(Absence.MISSING) if missing else 0)
    return tuple(row)


def _value(fact: Fact, draw: random.Random, chances: Chances) -> int:
    match fact.type.kind:
        case "flag":
            return int(draw.random() < chances.flag)
        case "date":
            return draw.randint(FIRST, LAST)
        case "points" if fact.role == "":
            # Most units are good: the average is near 85.
            return draw.randint(6 * fact.type.hi // 10, fact.type.hi)
        case "points" if fact.type.lo == 0:
            return draw.choice((50, 100, 150, 200))
    return draw.randint(fact.type.lo, fact.type.hi)


#: The two variants that are measured: events as in a real year, and a year in which nothing was reported.
VARIANTS = {"events": Chances(), "none": evolve(Chances(), events=0)}
