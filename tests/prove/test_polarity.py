"""A direction that is read off the expressions is the one that units by chance go in."""

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "conformance"))
from generate import Facts
from random_measure import random_measure

from ruledsl.backends.record import compile_plan
from ruledsl.ir import Fact, Plan
from ruledsl.proving.bands import from_one
from ruledsl.proving.linear import Linear
from ruledsl.proving.polarity import Polarity
from ruledsl.records import shape
from ruledsl.source import Source
from ruledsl.specialise import specialise
from ruledsl.tools.load import Rules, compile_measure, read_rules

RULES = Path(__file__).parents[2] / "rules"
SHIPPED = [
    ("jinchang.rules", "schemes/jinchang-sample.rules"),
    ("pingliang.rules", "schemes/pingliang-sample.rules"),
    ("examples/news-tariff.rules",),
    ("examples/smart-community.rules",),
    ("examples/office-performance.rules",),
]
UNITS, CHANGES = 12, 8
_KINDS = ("points", "count", "ratio", "number", "days")


def compared(rules: Rules, random: Random) -> Counter[str]:
    """How many directions were tried out, by sign."""
    compiled = compile_measure(rules, *rules.measures[0])
    readings = {p.name: p.value or p.options[0] for p in compiled.plan.parameters}
    plan = specialise(compiled.plan, readings)
    people = Facts(compiled.plan, compiled.measure, 2023, random).population(UNITS, readings)
    engine = compile_plan(compiled.plan, trace=True)
    tried: Counter[str] = Counter()
    directions = cache(lambda *about: directed(plan, *about))
    for row in people.rows:
        for less, more, about in (changed(plan, row, random) for _ in range(CHANGES)):
            if about:
                one, other = (engine.record(r, people.run_row) for r in (less, more))
                tried += agreeing(directions(*about), one, other)
    return tried


def directed(plan: Plan, fact: str, rows: str, least: int) -> Polarity:
    return Polarity(Linear(from_one(plan, fact) if least else plan), fact, rows)


def changed(plan: Plan, row: tuple[Any, ...], random: Random) -> tuple[Any, Any, tuple[Any, ...]]:
    """The unit with less and with more of one fact, or without and with the events of a kind."""
    slots = shape(plan, "unit")
    facts = [f for f in slots.facts if f.type.kind in _KINDS and f.type.hi > max(1, f.type.lo)]
    tables = [t for t in slots.tables if row[slots.tables[t]]]
    if tables and (not facts or random.random() < 0.5):
        table = random.choice(tables)
        place = slots.tables[table]
        return (*row[:place], (), *row[place + 1 :]), row, ("", table, 0)
    if not facts:
        return row, row, ()
    fact, least = random.choice(facts), random.choice((0, 1))
    values = sorted(near(fact, random, max(least, fact.type.lo)) for _ in range(2))
    less, more = (filled(row, slots.values[fact.name], slots.statuses.get(fact.name), v) for v in values)
    return less, more, (fact.name, "", least)


def near(fact: Fact, random: Random, least: int) -> int:
    most = random.choice((fact.type.hi, min(fact.type.hi, least + 12)))
    return random.randint(least, max(least, most))


def filled(row: tuple[Any, ...], place: int, status: int | None, value: int) -> tuple[Any, ...]:
    made = list(row)
    made[place] = value
    if status is not None:
        made[status] = 0
    return tuple(made)


def agreeing(known: Polarity, less: Any, more: Any) -> Counter[str]:
    """Every column of the unit that both have, against the direction that is claimed of it."""
    found: Counter[str] = Counter()
    for column in known.linear.plan.columns:
        before, after = less.get(column.name), more.get(column.name)
        if column.table == "unit" and type(before) is type(after) is int:
            sign, moved = known.of(column.name), after - before
            assert not (sign in "0+" and moved < 0), (column.name, sign, before, after, known.fact or known.rows)
            assert not (sign in "0-" and moved > 0), (column.name, sign, before, after, known.fact or known.rows)
            found[sign] += 1
    return found


@pytest.mark.parametrize("files", SHIPPED, ids=lambda files: str(files[0]))
def test_directions_in_the_shipped_measures(files: tuple[str, ...]) -> None:
    """Every direction that is claimed holds, and of most columns one is."""
    tried = compared(read_rules([RULES / f for f in files], root=RULES), Random(1))
    assert tried["+"] and tried["-"] and tried["?"] < tried.total() / 4


@pytest.mark.parametrize("seed", range(12))
def test_directions_in_random_measures(seed: int) -> None:
    """The same of measures put together by chance."""
    tried = compared(read_rules([], texts=[Source(f"random {seed}", random_measure(seed))]), Random(seed))
    assert tried
