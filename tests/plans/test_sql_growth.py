"""Plans of up to 2,000 statements: every dialect writes them, and DuckDB and Spark plan them, in time that grows as they do."""

from time import perf_counter, process_time
from typing import Any

import pytest

pytest.importorskip("sqlglot")

from ruledsl.backends.sql import compile_sql
from ruledsl.ir import Column, Expr, Fact, Field, Fold, Lit, Op, Plan, Ref, Table, Type
from ruledsl.records import shape
from ruledsl.stores import filled

POINTS = Type("points", 2, 0, 10_000)


def many(size: int) -> Plan:
    """Half indicators with a cap of their own, half kinds of event, all of them added up, then ranked."""
    tables = [Table("year", "PARAM"), Table("unit", "ROSTER", "year"), Table("class", "GROUP", "", ("类",), ("unit",))]
    facts = [Fact("类", "unit", Type("choice", 0, 0, 3), "类")]
    columns: list[Column] = []
    for n in range(size):
        table = "unit" if n % 2 else f"事{n}"
        fact = Fact(f"分{n}", table, POINTS, f"分{n}" if n % 2 else "分值")
        facts.append(fact)
        read: Expr = Field(fact.name, POINTS)
        if n % 2:
            expr: Expr = Op("min", (read, Lit(9_000 + n, POINTS)), POINTS)
        else:
            tables.append(Table(table, "CHILD", "unit", storage="event_lines", tag=table))
            expr = Fold("sum", table, read, None, "unit", Type("points", 2, 0, 10**8))
        columns.append(Column(f"列{n}", "unit", expr))
    total = Op("add", tuple(Ref(c.name, c.type) for c in columns), Type("points", 2, 0, 10**12))
    columns.append(Column("总分", "unit", total))
    rank = Fold("rank", "unit", None, None, "class", Type("count"), ((Ref("总分", total.type), True),))
    columns.append(Column("名次", "unit", rank))
    return Plan("大", tuple(tables), tuple(facts), tuple(columns), (), (), (), (("total", "总分"), ("rank", "名次")))


def seconds(size: int, dialect: str) -> float:
    """The processor's time to write the query of such a plan."""
    plan = many(size)
    start = process_time()
    query = compile_sql(plan, dialect)
    assert query.refused == ()
    assert query.text(pretty=False)
    return process_time() - start


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres"])
def test_linear_in_statements(dialect: str) -> None:
    """Four times as many statements take less than eight times as long, 2,000 of them a few seconds."""
    seconds(100, dialect)
    few, all_of_them = seconds(500, dialect), seconds(2_000, dialect)
    assert all_of_them < 8 * few + 2, (few, all_of_them)
    assert all_of_them < 20


def three(plan: Plan) -> dict[str, Any]:
    """Three units with a point in every indicator and an event of every kind."""
    slots = shape(plan, "unit")
    row: list[object] = [1] * slots.size
    for slot in slots.tables.values():
        row[slot] = ((2,),)
    return filled(plan, [tuple(row)] * 3)


@pytest.mark.parametrize("size", [500, 2_000])
def test_duckdb_runs_it(size: int) -> None:
    """What was written is accepted and adds up."""
    sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)
    from ruledsl.backends.sql_rows import results, tables  # noqa: PLC0415

    query = compile_sql(many(size), "duckdb")
    found = results(query, sql_duckdb.run(query, tables(query.layout, three(many(size)), ())))
    assert [size // 2 * 3] * 3 == found["总分"].tolist()
    assert [1] * 3 == found["名次"].tolist()


@pytest.mark.slow
def test_spark_plans_it() -> None:
    """Spark's planner takes no longer than in proportion, 2,000 statements within a minute, and computes them."""
    from engines import spark  # noqa: PLC0415

    session = spark()
    from ruledsl.backends.sql_rows import results, tables  # noqa: PLC0415
    from ruledsl.backends.sql_spark import run  # noqa: PLC0415

    def planned(size: int) -> float:
        query, filled_ = compile_sql(many(size), "spark"), three(many(size))
        found = results(query, run(query, tables(query.layout, filled_, ()), session))
        assert [size // 2 * 3] * 3 == found["总分"].tolist()
        start = perf_counter()
        session.sql(query.text(pretty=False))._jdf.queryExecution().executedPlan()
        return perf_counter() - start

    planned(100)
    few, all_of_them = planned(500), planned(2_000)
    assert all_of_them < 8 * few + 5, (few, all_of_them)
    assert all_of_them < 60
