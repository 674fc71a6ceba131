"""Every combination of not applicable, no score, missing, error, zero and values before every operator and Fold.

Each reader of plans must find what the rule for absences says, cell by cell: records fast and traced, the walk over the
plan, arrays, SQL in DuckDB and PostgreSQL; Spark in the long run.
"""

from typing import Any

import pytest

np = pytest.importorskip("numpy")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

from engines import spark  # noqa: E402
from every_fold import folds, ranks  # noqa: E402
from every_operator import operators  # noqa: E402
from every_state import Posed, in_parts  # noqa: E402
from readers import Asked, Cells, Reader, arrays, by, differ, fast, of_rows, sql, walk  # noqa: E402

from ruledsl.backends.record import compile_plan  # noqa: E402
from ruledsl.operators import OPERATORS  # noqa: E402
from ruledsl.stores import STATUS  # noqa: E402

POSED = {"operators": operators, "folds": folds, "ranks": ranks}
DUCKDB = sql("duckdb", lambda q, t: sql_duckdb.run(q, t, 1))


def _rule(posed: Posed) -> Reader:
    """What the rule says, as a reader."""

    def reader(asked: Asked) -> Cells:
        values = {n: np.array([v for v, _ in states], np.int64) for n, states in posed.right.items()}
        return values | {n + STATUS: np.array([s for _, s in states]) for n, states in posed.right.items()}

    return reader


def _judged(posed: Posed, readers: dict[str, Reader]) -> None:
    assert [] == differ(of_rows(posed.plan, posed.rows, (0,)), _rule(posed), readers)


@pytest.mark.parametrize("kind", POSED)
def test_in_columns_and_records(kind: str, server: Any) -> None:
    """All at once."""
    posed = POSED[kind]()
    trace = by(compile_plan(posed.plan, trace=True))
    readers = {"fast": fast, "trace": trace, "arrays": arrays, "duckdb": DUCKDB, "postgres": sql("postgres", server)}
    _judged(posed, readers)


@pytest.mark.parametrize("kind", POSED)
def test_in_the_walk(kind: str) -> None:
    """Six at a time, two classes of three or three of two, for in the walk every unit looks at every other."""
    for posed in in_parts(POSED[kind](), 42):
        _judged(posed, {"walk": walk})


def test_no_operator_is_left_out() -> None:
    """Every row of the operator table has its combinations."""
    named = {name.split()[0] for name in operators().right} - {"case"}
    assert set(OPERATORS) == named


@pytest.mark.slow
@pytest.mark.parametrize("kind", POSED)
def test_in_spark(kind: str) -> None:
    """All at once, in Spark."""
    from ruledsl.backends import sql_spark  # noqa: PLC0415

    session = spark()
    _judged(POSED[kind](), {"spark": sql("spark", lambda q, t: sql_spark.run(q, t, session))})
