"""Every combination of missing, not applicable, zero and a value before every construct and every shipped measure.

The oracle, records fast and traced, arrays, DuckDB and PostgreSQL agree on every cell of every unit; see ``treatments``.
"""

from collections.abc import Mapping
from itertools import islice
from random import Random
from typing import Any

import pytest
from catalogue import compiled, parts
from compare import Judges, report
from generate import Facts, options
from test_agreement import SHIPPED, YEAR, _compiled
from treatments import populations

np = pytest.importorskip("numpy")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

from readers import Reader, arrays, by, differ, of_rows, sql  # noqa: E402

DUCKDB = sql("duckdb", lambda q, t: sql_duckdb.run(q, t, 1))
#: Programs of the catalogue that one test takes.
TOGETHER = 10


def _treated(judges: Judges, seed: str, queries: Mapping[str, Reader], asked_of_sql: int | None = 2) -> int:
    """How many units were judged; only the first populations are asked of SQL, for to plan a query takes longest."""
    random = Random(seed)
    readings = options(judges.plan, random)
    facts, size = Facts(judges.plan, judges.measure, YEAR, random), 0
    for number, people in enumerate(populations(facts, readings)):
        assert [] == judges.differences(people, readings), report(judges, people, readings)
        readers = {"arrays": arrays, **(queries if asked_of_sql is None or number < asked_of_sql else {})}
        asked = of_rows(judges.plan, people.rows, people.run_row)
        assert [] == differ(asked, by(judges.engine), readers)
        size += len(people.rows)
    return size


def _judges(text: str) -> Judges:
    found = compiled(text)
    assert found is not None
    return Judges(found.measure, found.plan, YEAR)


@pytest.mark.parametrize("first", range(0, len(parts("x")), TOGETHER))
def test_every_construct(first: int, server: Any) -> None:
    """Each program of the catalogue."""
    queries = {"duckdb": DUCKDB, "postgres": sql("postgres", server)}
    for part in islice(parts("x"), first, first + TOGETHER):
        assert _treated(_judges(part.text), part.id, queries)


@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str) -> None:
    """Each shipped measure with each of its schemes."""
    assert _treated(_compiled(measure, scheme), f"{measure} {scheme}", {"duckdb": DUCKDB}, 1) > 50


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
@pytest.mark.parametrize("seed", range(5))
def test_shipped_measures_long(measure: str, scheme: str, seed: int) -> None:
    """The same under other readings, and SQL under every state of the facts of the run."""
    assert _treated(_compiled(measure, scheme), f"{measure} {scheme} {seed}", {"duckdb": DUCKDB}, None) > 50
