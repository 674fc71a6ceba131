"""Facts exactly on every end of every band, cap, threshold and day, and one unit in the last place below and above.

Ends are taken from the comparisons and limits of the plans (``every_end``); facts that land there are looked for
(``landing``), and where none were found the solver finds some or proves that there are none (``proving_ends``): a score
that goes up by whole points is never a hundredth below its cap.  The oracle, records fast and traced, arrays, DuckDB and
PostgreSQL say the same of every cell of all these units, the grade among them; Spark in the long run.

    by default        all ends of the shipped measures and some random ones are looked for, those of the cities' grades settled
    pytest -m slow tests/conformance/test_every_end.py
                      every end of the shipped measures is settled; more readings, random measures, every construct, Spark
"""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from catalogue import compiled, parts
from compare import Judges, report
from generate import Facts, options
from test_agreement import SHIPPED, YEAR, _compiled, _random

np = pytest.importorskip("numpy")
pytest.importorskip("z3")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

from engines import spark  # noqa: E402
from every_end import BESIDE  # noqa: E402
from landing import Landing  # noqa: E402
from proving_ends import Settling  # noqa: E402
from readers import Reader, arrays, by, differ, of_rows, sql  # noqa: E402

DUCKDB = sql("duckdb", lambda q, t: sql_duckdb.run(q, t, 1))
#: The share of ends, each in three ways, that facts are found for without the solver, at least; and for measures put
#: together by chance.
LANDED, LANDED_BY_CHANCE = 0.6, 0.4
#: The share, or few, of which the solver may leave open whether facts land there.
OPEN, FEW = 0.03, 2
ALL_RUNS = 10**6
GRADES = ("等次#band",)


def _landing(judges: Judges, seed: str, settled: float) -> tuple[Landing, dict[str, str]]:
    """The search under some readings."""
    random = Random(seed)
    readings = options(judges.plan, random, settled)
    landing = Landing(Facts(judges.plan, judges.measure, YEAR, random))
    landing.look(readings)
    return landing, readings


def _agree(
    judges: Judges, landing: Landing, readings: dict[str, str], queries: Mapping[str, Reader], most: int
) -> None:
    """Everybody says the same of the units found; SQL is asked of the first so many runs, the first being nearly all."""
    for number, people in enumerate(landing.populations(readings)):
        assert [] == judges.differences(people, readings), report(judges, people, readings)
        readers = {"arrays": arrays, **(queries if number < most else {})}
        assert [] == differ(of_rows(judges.plan, people.rows, people.run_row), by(judges.engine), readers)


def _settled(judges: Judges, seed: str, settled: float, queries: Mapping[str, Reader], *columns: str) -> None:
    """Most ends are landed on; on those of some columns and beside them a unit stands, or none can."""
    landing, readings = _landing(judges, seed, settled)
    assert len(landing.found) >= (LANDED if settled == 1 else LANDED_BY_CHANCE) * len(BESIDE) * len(landing.ends)
    some = Settling(landing, readings)
    some.settle(n for n, e in enumerate(landing.ends) if e.column in columns)
    assert [] == some.open or settled != 1  # of what was put together by chance the solver may leave some open
    _agree(judges, landing, readings, queries, 1)


@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str, server: Any) -> None:
    """Both cities' measures and the worked examples; the ends of the cities' grades are settled."""
    queries = {"duckdb": DUCKDB, "postgres": sql("postgres", server)}
    columns = () if measure.startswith("examples/") else GRADES
    _settled(_compiled(measure, scheme), f"{measure} {scheme}", 1.0, queries, *columns)


@pytest.mark.parametrize("seed", range(3))
def test_random_measures(seed: int, server: Any) -> None:
    """Measures put together by chance."""
    _settled(_random(seed), f"{seed}", 0.3, {"duckdb": DUCKDB, "postgres": sql("postgres", server)}, *GRADES)


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_long(measure: str, scheme: str) -> None:
    """Every end: a unit lands there, or none can; the solver leaves few open, and those that other units decide."""
    judges = _compiled(measure, scheme)
    landing, readings = _landing(judges, f"{measure} {scheme}", 1.0)
    every = Settling(landing, readings)
    every.settle(range(len(landing.ends)))
    assert len(every.open) <= max(FEW, OPEN * len(BESIDE) * len(landing.ends))
    _agree(judges, landing, readings, {"duckdb": DUCKDB}, ALL_RUNS)


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
@pytest.mark.parametrize("seed", range(5))
def test_other_readings_long(measure: str, scheme: str, seed: int) -> None:
    """The same under other readings, and SQL on every day."""
    judges = _compiled(measure, scheme)
    _agree(judges, *_landing(judges, f"{measure} {scheme} {seed}", 0.0), {"duckdb": DUCKDB}, ALL_RUNS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 403))
def test_random_measures_long(seed: int) -> None:
    """More random measures."""
    _settled(_random(seed), f"{seed}", 0.3, {"duckdb": DUCKDB}, *GRADES)


@pytest.mark.slow
def test_every_construct_long(server: Any) -> None:
    """Each program of the catalogue."""
    for part in parts("x"):
        if (found := compiled(part.text)) is not None:
            judges = Judges(found.measure, found.plan, YEAR)
            queries = {"duckdb": DUCKDB, "postgres": sql("postgres", server)}
            _agree(judges, *_landing(judges, part.id, 0.3), queries, 1)


@pytest.mark.slow
def test_in_spark_long() -> None:
    """The shipped measures in Spark."""
    from ruledsl.backends import sql_spark  # noqa: PLC0415

    session = spark()
    reader = sql("spark", lambda q, t: sql_spark.run(q, t, session))
    for measure, scheme in SHIPPED:
        judges = _compiled(measure, scheme)
        _agree(judges, *_landing(judges, f"{measure} {scheme}", 1.0), {"spark": reader}, 1)
