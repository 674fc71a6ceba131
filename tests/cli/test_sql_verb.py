"""``ruledsl sql``: the query in three dialects, what it says about its tables, what it refuses."""

import re

import pytest
from river import Call

from ruledsl.backends.sql import compile_sql
from ruledsl.ir import Column, Fact, Field, Fold, Plan, Table, Type

pytest.importorskip("sqlglot")

from ruledsl.tools.sql import refusals


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres"])
def test_the_query_is_readable(call: Call, dialect: str) -> None:
    """Tables in a comment, what is computed one column a line with its name behind it, and sqlglot reads it back."""
    import sqlglot  # noqa: PLC0415

    out = call("sql", "rules", "--dialect", dialect).out
    assert "-- CREATE TABLE unit (" in out
    (total,) = [line for line in out.splitlines() if line.endswith("/* 总分  ×100 */")][-1:]
    assert total.startswith("  c")
    assert 1 == len([s for s in sqlglot.parse(out, dialect=dialect) if s is not None])


def test_the_tables_say_what_their_integers_mean(call: Call) -> None:
    """Numbers are scaled, choices and readings counted, states told; of what the query does not ask for that is said."""
    zh, en = (call("sql", "rules", "--lang", lang).out for lang in ("zh", "en"))
    for said in (
        "/* 类别：0 区县 1 部门 */",
        "/* 管护.巡查：×100 */",
        "/* 口径 封顶先后：0 先封顶 1 后封顶（查询不读） */",
        "/* 通知日：0 有 1 不涉及 2 无分 3 未填报 4 无法计算 */",
    ):
        assert said in zh
    assert "/* reading 封顶先后: 0 先封顶 1 后封顶 (not read) */" in en
    (grade,) = (line for line in zh.splitlines() if "/* 等次  第八条  0 优秀 1 良好 2 合格 3 不合格 */" in line)
    assert grade.startswith("  c")


def test_every_column_says_what_it_is(call: Call) -> None:
    """Whatever is computed has a name of the measure behind it; the lines of the score sheet have their clause."""
    lines = call("sql", "rules").out.splitlines()
    computed = [line for line in lines if re.search(r" AS (c|x)\d+s?,?( /\*|$)", line)]
    assert [] == [line for line in computed if "/*" not in line]
    assert len([line for line in computed if "第" in line]) > 0.8 * len(computed)


def test_a_table_too_wide_for_postgres_is_named() -> None:
    """1,600 columns are its limit; the other dialects have none."""
    facts = tuple(Fact(f"事实{n}", "unit", Type("points", 2, 0, 100)) for n in range(1650))
    tables = (Table("year", "PARAM"), Table("unit", "ROSTER", "year"))
    plan = Plan("试", tables, facts, (Column("得分", "unit", Field("事实0", facts[0].type)),))
    found = refusals(compile_sql(plan, "postgres", ["得分"]))
    assert [("E751", "unit", 1651)] == [(d.code, d.args["table"], d.args["number"]) for d in found]
    assert () == refusals(compile_sql(plan, "duckdb", ["得分"]))


def test_a_query_too_wide_for_postgres_is_named() -> None:
    """1,664 columns are the most that its queries have, and with them those of a query's parts."""
    fact = Fact("事实", "unit", Type("points", 2, 0, 100))
    tables = (Table("year", "PARAM"), Table("unit", "ROSTER", "year"))
    columns = tuple(Column(f"列{n}", "unit", Field("事实", fact.type)) for n in range(1670))
    plan = Plan("试", tables, (fact,), columns)
    found = refusals(compile_sql(plan, "postgres", [c.name for c in columns]))
    assert {("E751", 1664)} == {(d.code, d.args["limit"]) for d in found}
    assert () == refusals(compile_sql(plan, "postgres", [c.name for c in columns[:1600]]))
    assert () == refusals(compile_sql(plan, "spark", [c.name for c in columns]))


def test_what_is_not_there_is_refused(call: Call) -> None:
    """A measure or reading that does not exist is a mistake in the command."""
    assert 2 == call("sql", "rules#没有").code
    assert 2 == call("sql", "rules", "--reading", "没有=没有").code


def test_what_is_not_proved_to_fit_is_named() -> None:
    """A sum over 10⁸ units of what may be 10¹² does not fit 64 bits, over 10⁶ it does."""
    value = Field("得分", Type("points", 2, 0, 10**12))
    tables = (Table("year", "PARAM"), Table("unit", "ROSTER", "year"), Table("class", "GROUP", "", (), ("unit",)))
    sum_ = Fold("sum", "unit", value, None, "class", Type("points", 2))
    plan = Plan("试", tables, (Fact("得分", "unit", value.type),), (Column("合计", "class", sum_),))
    assert [("合计", 0, 10**20)] == [(r.column.name, r.lo, r.hi) for r in compile_sql(plan, "duckdb", ["合计"]).refused]
    assert () == compile_sql(plan, "duckdb", ["合计"], units=10**6).refused
