"""Full and begun months between two dates: every reader finds what the oracle finds by going on month by month."""

from datetime import date
from random import Random
from typing import Any

import pytest
from compare import Judges
from test_agreement import YEAR

from ruledsl.months import shift_months
from ruledsl.source import Source
from ruledsl.tools.load import compile_measure, read_rules

np = pytest.importorskip("numpy")
sql_duckdb = pytest.importorskip("ruledsl.backends.sql_duckdb", exc_type=ImportError)

from generate import Facts  # noqa: E402
from readers import arrays, by, differ, fast, of_rows, sql, walk  # noqa: E402

HEAD = """\
考核文件 虚构逾期 “虚构逾期办法” {
  施行 2023-01-01
  年度 1月1日至12月31日
  满分 100分 分值 2位小数
  事实 期限 日期
  事实 完成日 日期
  指标 工作 满分 100分
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上  不合格 不满60分 }
"""
FORMS = [
    f"  定义 数{number} = （完成日 {side} 期限 每{step} {manner}）\n"
    for number, (side, step, manner) in enumerate(
        (side, step, manner)
        for side in ("晚于", "早于")
        for step in ("1个月", "5个月", "1年")
        for manner in ("舍去取整", "进一取整")
    )
]
#: The first of a month in which years without and with a leap day, and a century, lie within forty months.
STARTS = (date(1970, 1, 31), date(1999, 1, 31), date(2022, 1, 31), date(2098, 1, 31))


def days() -> list[int]:
    """Days about the ends of months."""
    ends = [shift_months((start - date(1970, 1, 1)).days, month) for start in STARTS for month in range(1, 40)]
    return sorted({end + more for end in ends for more in (-3, -2, -1, 0, 1)})


def judges() -> Judges:
    rules = read_rules([], texts=[Source("months", HEAD + "".join(FORMS) + "}\n")])
    compiled = compile_measure(rules, *rules.measures[0])
    assert not [d for d in (*rules.diagnostics, *compiled.diagnostics) if d.is_error]
    return Judges(compiled.measure, compiled.plan, YEAR)


def test_whole_months(server: Any) -> None:
    """1,000 pairs of days by the oracle, records, arrays and DuckDB, some of them by the walk and PostgreSQL too."""
    judged = judges()
    facts = Facts(judged.plan, judged.measure, YEAR, Random("months"))
    facts.pools |= {name: [(day, 0, day) for day in days()] for name in ("期限", "完成日")}
    people = facts.population(1000, {})
    assert [] == judged.differences(people, {})
    duckdb = sql("duckdb", lambda q, t: sql_duckdb.run(q, t, 1))
    asked = of_rows(judged.plan, people.rows, people.run_row)
    assert [] == differ(asked, fast, {"arrays": arrays, "duckdb": duckdb, "trace": by(judged.engine)})
    few = of_rows(judged.plan, people.rows[:200], people.run_row)
    assert [] == differ(few, fast, {"walk": walk, "postgres": sql("postgres", server)})
