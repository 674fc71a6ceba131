"""SQL finds in every column of every unit what the record back-end finds, in DuckDB, PostgreSQL and Spark.

The record back-end itself is held against the oracle in ``test_agreement``.  The default run takes 200,000 random
records of the shipped measures and 40 random measures in DuckDB, fewer in the other two; ``pytest -m slow
tests/conformance/test_sql.py`` takes ten million.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from compare import Judges
from engines import postgres, spark
from generate import Facts, options
from test_agreement import SHIPPED, _compiled, _random

np = pytest.importorskip("numpy")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

Run = Callable[[Any, Any], Any]

#: Records of the default run, shared out over the shipped measures and chunks.
RECORDS, CHUNKS = 204_000, 2
#: The same of the long run.
LONG_CHUNKS = 100


def agree(
    judges: Judges, random: Random, size: int, dialect: str = "duckdb", run: Run = sql_duckdb.run, brief: bool = False
) -> None:
    """Every column of every unit (or the outputs alone), now and then with a class that lost a unit."""
    from many import Many  # noqa: PLC0415

    from ruledsl.backends.record import compile_plan  # noqa: PLC0415
    from ruledsl.backends.sql import compile_sql  # noqa: PLC0415
    from ruledsl.backends.sql_rows import results, tables  # noqa: PLC0415

    plan = judges.plan
    names = [n for _, n in plan.outputs] if brief else [c.name for c in plan.columns if c.table == "unit"]
    facts = Facts(plan, judges.measure, judges.year, random)
    people = facts.population(20, options(plan, random))
    many = Many(facts, random)
    columns = many.columns(size)
    query = compile_sql(plan, dialect, names, units=10**7)
    assert query.refused == ()
    losses = judges.losses(people)
    found = results(query, run(query, tables(query.layout, columns, people.run_row, losses)))
    evaluator = compile_plan(plan, outputs=names)
    rows = [*many.rows(columns), *(None for _ in people.lost)]
    made = [r for r in evaluator.population(rows, people.run_row, losses or {}) if r is not None]
    for slot, cells in zip(evaluator.population_names, zip(*made, strict=True), strict=True):
        expected = np.array(cells, np.int64)
        assert (expected == found[slot]).all(), (slot, np.flatnonzero(expected != found[slot])[:3])


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str, chunk: int) -> None:
    """Populations of the shipped measures under random readings, in DuckDB."""
    size = RECORDS // (len(SHIPPED) * CHUNKS)
    agree(_compiled(measure, scheme), Random(f"sql {measure} {scheme} {chunk}"), size)


@pytest.mark.parametrize("seed", range(40))
def test_random_measures(seed: int) -> None:
    """Populations of measures put together by chance, in DuckDB."""
    agree(_random(seed), Random(seed), 200)


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A PostgreSQL of our own."""
    with postgres() as connection:
        yield connection


def test_postgres(server: Any) -> None:
    """The shipped measures and some random ones in PostgreSQL."""
    from ruledsl.backends import sql_postgres  # noqa: PLC0415

    judged = [_compiled(*pair) for pair in SHIPPED] + [_random(seed) for seed in range(6)]
    for number, judges in enumerate(judged):
        agree(judges, Random(number), 300, "postgres", lambda q, t: sql_postgres.run(q, t, server))


def test_spark() -> None:
    """The outputs of one shipped measure in Spark, most of whose time is to start; the long run takes all columns."""
    from ruledsl.backends import sql_spark  # noqa: PLC0415

    session = spark()
    run = lambda q, t: sql_spark.run(q, t, session)  # noqa: E731
    agree(_compiled(*SHIPPED[-1]), Random("spark"), 300, "spark", run, brief=True)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS, CHUNKS + LONG_CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_long(measure: str, scheme: str, chunk: int) -> None:
    """Ten million records, in DuckDB."""
    agree(_compiled(measure, scheme), Random(f"sql {measure} {scheme} {chunk}"), 17_000)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 400))
def test_random_measures_long(seed: int) -> None:
    """More random measures, in DuckDB."""
    agree(_random(seed), Random(seed), 200)


@pytest.mark.slow
def test_spark_long() -> None:
    """Every shipped measure and some random ones in Spark."""
    from ruledsl.backends import sql_spark  # noqa: PLC0415

    session = spark()
    judged = [_compiled(*pair) for pair in SHIPPED] + [_random(seed) for seed in range(6)]
    for number, judges in enumerate(judged):
        agree(judges, Random(number), 300, "spark", lambda q, t: sql_spark.run(q, t, session))
