"""Every reader of a plan finds in every column of every unit what the record back-end finds.

The record back-end itself, fast and with its trace, is held against the oracle in ``test_agreement``.  Here stand beside
it: the walk over the plan, arrays, and SQL in DuckDB, PostgreSQL and Spark.

    by default        204,000 random records of the shipped measures and 40 random measures in arrays and DuckDB,
                      fewer by all of them, Spark for one measure
    pytest -m slow tests/conformance/test_back_ends.py
                      10,080,000 random records in arrays and DuckDB, more random measures, Spark for all
    pytest -m slow tests/conformance/test_back_ends.py -k in_spark_long
                      225,000 of them in Spark
"""

from random import Random
from typing import Any

import pytest
from attrs import evolve
from catalogue import compiled, parts
from compare import Judges
from engines import spark
from test_agreement import SHIPPED, YEAR, _compiled, _random

np = pytest.importorskip("numpy")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

from readers import Reader, arrays, ask, by, differ, fast, sql, walk  # noqa: E402

#: In columns: what takes many records.
MANY: dict[str, Reader] = {"arrays": arrays, "duckdb": sql("duckdb", lambda q, t: sql_duckdb.run(q, t, 1))}
#: Records of the default run, shared out over the shipped measures and chunks.
RECORDS, CHUNKS = 204_000, 2
#: Chunks of the long run and records of each, for each of the shipped measures; records of each of them in Spark.
LONG_CHUNKS, LONG_RECORDS, SPARK_RECORDS = 56, 20_000, 25_000


def _many(judges: Judges, seed: str, size: int) -> None:
    assert [] == differ(ask(judges, Random(seed), size), fast, MANY)


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str, chunk: int) -> None:
    """Populations of the shipped measures under random readings, now and then with a class that lost a unit."""
    _many(_compiled(measure, scheme), f"sql {measure} {scheme} {chunk}", RECORDS // (len(SHIPPED) * CHUNKS))


@pytest.mark.parametrize("seed", range(40))
def test_random_measures(seed: int) -> None:
    """Populations of measures put together by chance."""
    _many(_random(seed), f"{seed}", 200)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS, CHUNKS + LONG_CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_long(measure: str, scheme: str, chunk: int) -> None:
    """Ten million records: each chunk has its own readings, pools of facts and lost classes."""
    _many(_compiled(measure, scheme), f"sql {measure} {scheme} {chunk}", LONG_RECORDS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 840))
def test_random_measures_long(seed: int) -> None:
    """More random measures."""
    _many(_random(seed), f"{seed}", 200)


def test_postgres(server: Any) -> None:
    """The shipped measures and some random ones, by every reader and in PostgreSQL."""
    judged = [_compiled(*pair) for pair in SHIPPED] + [_random(seed) for seed in range(6)]
    for number, judges in enumerate(judged):
        asked = ask(judges, Random(number), 300)
        assert [] == differ(asked, fast, {**MANY, "trace": by(judges.engine), "postgres": sql("postgres", server)})
        few = evolve(ask(judges, Random(f"few {number}"), 30), lost=None)
        assert [] == differ(few, by(judges.engine), {"walk": walk})


def _in_spark(judged: list[Judges], brief: bool = False, size: int = 300) -> None:
    from ruledsl.backends import sql_spark  # noqa: PLC0415

    session = spark()
    reader = sql("spark", lambda q, t: sql_spark.run(q, t, session))
    for number, judges in enumerate(judged):
        asked = ask(judges, Random(f"spark {number}"), size)
        outputs = tuple(n for _, n in judges.plan.outputs)
        assert [] == differ(evolve(asked, names=outputs) if brief else asked, fast, {"spark": reader})


def test_spark() -> None:
    """The outputs of one shipped measure in Spark, most of whose time is to start; the long run takes all columns."""
    _in_spark([_compiled(*SHIPPED[-1])], brief=True)


@pytest.mark.slow
def test_spark_long() -> None:
    """Every shipped measure, every construct and some random measures in Spark."""
    shipped = [_compiled(*pair) for pair in SHIPPED]
    constructs = [Judges(c.measure, c.plan, YEAR) for p in parts("x") if (c := compiled(p.text)) is not None]
    _in_spark([*shipped, *(_random(seed) for seed in range(6)), *constructs])


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_in_spark_long(measure: str, scheme: str) -> None:
    """More than 200,000 random records of the shipped measures in Spark, every column."""
    _in_spark([_compiled(measure, scheme)], size=SPARK_RECORDS)
