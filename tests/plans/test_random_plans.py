"""Plans by chance: generated code, the specialised plan and the walked one say the same of the same rows."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_walker import walked
from random_plan import random_plan, random_row

from ruledsl.backends.record import compile_plan
from ruledsl.ir import Absence, Plan
from ruledsl.specialise import specialise

Row = tuple[Any, ...]


def case(seed: int) -> tuple[Plan, list[Row], Row]:
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    rows = [random_row(random, plan, "unit") for _ in range(random.randint(0, 5))]
    return plan, rows, random_row(random, plan, "year")


SEEDS = given(st.integers(0, 10**9).map(case))
QUICK = settings(max_examples=60, deadline=None)


@QUICK
@SEEDS
def test_population(of: tuple[Plan, list[Row], Row]) -> None:
    """A population's traces are what the plan says of each unit."""
    plan, rows, year = of
    assert walked(plan, rows, year).get("unit", []) == compile_plan(plan, trace=True).population(rows, year)


@QUICK
@SEEDS
def test_record(of: tuple[Plan, list[Row], Row]) -> None:
    """A record alone has every column that its population has, except those that need other units."""
    plan, rows, year = of
    evaluator = compile_plan(plan, trace=True)
    for row in rows:
        alone = evaluator.record(row, year)
        assert {name: walked(plan, [row], year)["unit"][0][name] for name in alone} == alone


@QUICK
@SEEDS
def test_lines(of: tuple[Plan, list[Row], Row]) -> None:
    """The rows of the tables within a unit have their columns too."""
    plan, rows, year = of
    evaluator = compile_plan(plan, trace=True)
    for row in rows:
        expected = walked(plan, [row], year)
        for table, lines in evaluator.lines(row, year).items():
            names = lines[0] if lines else ()
            assert [{name: line[name] for name in names} for line in expected.get(table, [])] == lines


@QUICK
@SEEDS
def test_fast(of: tuple[Plan, list[Row], Row]) -> None:
    """Without trace a result is the columns asked for, each value followed by its status where it can be absent."""
    plan, rows, year = of
    names = [c.name for c in plan.columns if c.table == "unit"][::2]
    evaluator = compile_plan(plan, outputs=names)
    expected = [
        {slot: named for name in names for slot, named in slots(name, unit[name])}
        for unit in walked(plan, rows, year).get("unit", [])
    ]
    expected = [{slot: unit[slot] for slot in evaluator.population_names} for unit in expected]
    assert expected == [dict(zip(evaluator.population_names, r, strict=True)) for r in evaluator.population(rows, year)]


def slots(name: str, value: int | Absence) -> list[tuple[str, int]]:
    absent = isinstance(value, Absence)
    return [(name, 0 if absent else int(value)), (f"{name}:status", int(value) if absent else 0)]


@QUICK
@SEEDS
def test_specialised(of: tuple[Plan, list[Row], Row]) -> None:
    """A specialised plan means the same, by the walker and by generated code, and keeps its columns."""
    plan, rows, year = of
    settled = specialise(plan, {"读法": "甲乙"[year[-1]]})
    expected = walked(plan, rows, year)
    assert expected == walked(settled, rows, year)
    assert expected.get("unit", []) == compile_plan(settled, trace=True).population(rows, year)
    assert [c.name for c in plan.columns] == [c.name for c in settled.columns]


@pytest.mark.slow
def test_many() -> None:
    """The same, over thousands of plans."""
    for seed in range(3000):
        plan, rows, year = case(seed)
        assert walked(plan, rows, year).get("unit", []) == compile_plan(plan, trace=True).population(rows, year), seed
