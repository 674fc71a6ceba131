"""The walk over a plan's nodes says what the generated code says, and a changed column costs what follows from it."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from random_plan import random_plan, random_row

from ruledsl.backends.record import compile_plan
from ruledsl.backends.walk import changed, walked, world_of
from ruledsl.ir import Absence, Column, Lit, Plan
from ruledsl.node import evolve

Row = tuple[Any, ...]


def case(seed: int) -> tuple[Plan, list[Row], Row]:
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    rows = [random_row(random, plan, "unit") for _ in range(random.randint(0, 5))]
    return plan, rows, random_row(random, plan, "year")


SEEDS = given(st.integers(0, 10**9).map(case))
QUICK = settings(max_examples=80, deadline=None)


@QUICK
@SEEDS
def test_walk_is_what_the_generated_code_finds(of: tuple[Plan, list[Row], Row]) -> None:
    """Every column of every unit."""
    plan, rows, year = of
    world = world_of(plan, rows, year)
    found = walked(plan, world)
    assert compile_plan(plan, trace=True).population(rows, year) == [found.trace(r) for r in world.rows["unit"]]


@QUICK
@SEEDS
def test_walking_again_finds_what_a_whole_walk_finds(of: tuple[Plan, list[Row], Row]) -> None:
    """A column made constant: only what reads it is computed anew."""
    plan, rows, year = of
    world = world_of(plan, rows, year)
    before = walked(plan, world)
    first = plan.columns[0]
    literal = Lit(3 if first.type.kind == "number" else 1, first.type, Absence.PRESENT)
    columns = (Column(first.name, first.table, literal), *plan.columns[1:])
    other = evolve(plan, columns=columns)
    again = before.again(changed(plan, other))
    assert walked(other, world).values == again.values
