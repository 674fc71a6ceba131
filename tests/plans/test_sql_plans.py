"""Plans by chance: the SQL of a plan says of the same rows what generated code says."""

from random import Random

import pytest
from random_plan import random_plan, random_row

from ruledsl.backends.record import compile_plan
from ruledsl.backends.sql import compile_sql
from ruledsl.backends.sql_rows import columns_of
from ruledsl.ir import Absence

duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb")

#: Seeds of the default run; each costs DuckDB about 60 ms, most of it to plan the query.
SEEDS = 60


def agree(seed: int) -> bool:
    """Whether there was something to compare; that all cells of all units are the same is asserted."""
    random = Random(seed)
    plan = random_plan(random, random.randint(1, 12))
    rows = [random_row(random, plan, "unit") for _ in range(random.randint(1, 8))]
    year = random_row(random, plan, "year")
    query = compile_sql(plan, "duckdb", [c.name for c in plan.columns if c.table == "unit"], units=10**4)
    assert query.refused == ()
    found = duckdb.run(query, columns_of(query.layout, rows, year))
    expected = compile_plan(plan, trace=True).population(rows, year)
    for result in query.results:
        states = found[result.status] if result.status else [0] * len(rows)
        cells = [Absence(s) if s else v for v, s in zip(found[result.name], states, strict=True)]
        assert [unit[result.column.name] for unit in expected] == cells, (seed, result.column.name)
    return bool(query.results)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_plans(seed: int) -> None:
    """Every column of every unit, under absences of every kind."""
    agree(seed)


@pytest.mark.slow
def test_many() -> None:
    """The same, over thousands of plans."""
    assert sum(agree(seed) for seed in range(SEEDS, 3000)) > 2000
