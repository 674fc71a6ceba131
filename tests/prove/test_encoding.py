"""Under facts that are known the solver's columns are those of the record back-end and of the walked plan."""

import sys
from pathlib import Path
from random import Random

import pytest
from fixed_world import solved

sys.path.insert(0, str(Path(__file__).parents[1] / "plans"))
from plan_walker import walked
from random_plan import random_plan, random_row

from ruledsl.ir import Absence


@pytest.mark.parametrize("chunk", range(6))
def test_random_plans(chunk: int) -> None:
    """Every operator, fold and absence of a plan by chance, on rows by chance."""
    compared = 0
    for seed in range(chunk * 20, chunk * 20 + 20):
        random = Random(seed)
        plan = random_plan(random, random.randint(1, 12))
        row, year = random_row(random, plan, "unit"), random_row(random, plan, "year")
        expected = walked(plan, [row], year)
        for table, name, number, (state, value) in solved(plan, row, year):
            found = Absence(state) if state else value
            assert expected[table][number][name] == found, (seed, name)
            compared += 1
    assert compared > 100
