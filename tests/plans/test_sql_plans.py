"""Plans by chance: the SQL of a plan says of the same rows what generated code says."""

from random import Random

import pytest
from random_plan import random_plan, random_row

pytest.importorskip("duckdb")

from ruledsl.backends import sql_duckdb
from ruledsl.backends.record import compile_plan
from ruledsl.backends.sql import compile_sql
from ruledsl.backends.sql_rows import results, tables
from ruledsl.stores import filled

#: Seeds of the default run; each costs DuckDB about 60 ms, most of it to plan the query.
SEEDS = 60


def agree(seed: int) -> bool:
    """Whether there was something to compare; that all cells of all units are the same is asserted."""
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    rows = [random_row(random, plan, "unit") for _ in range(random.randint(1, 8))]
    year = random_row(random, plan, "year")
    names = [c.name for c in plan.columns if c.table == "unit"]
    query = compile_sql(plan, "duckdb", names, units=10**4)
    assert query.refused == ()
    lost = {"class": {(random.randint(0, 2),)}, "all": {()}} if seed % 3 == 0 else None
    found = results(query, sql_duckdb.run(query, tables(query.layout, filled(plan, rows), year, lost)))
    evaluator = compile_plan(plan, outputs=names)
    everyone = [*rows, None] if lost else rows
    expected = [r for r in evaluator.population(everyone, year, lost or {}) if r is not None]
    for slot, cells in zip(evaluator.population_names, zip(*expected, strict=True), strict=True):
        assert [int(c) for c in cells] == found[slot].tolist(), (seed, slot)
    return bool(names)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_plans(seed: int) -> None:
    """Every column of every unit, under absences of every kind."""
    agree(seed)


@pytest.mark.slow
def test_many() -> None:
    """The same, over thousands of plans."""
    assert sum(agree(seed) for seed in range(SEEDS, 3000)) > 2000
