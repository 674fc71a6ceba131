"""Every combination of missing, not applicable, zero and a value before every construct and every shipped measure.

The oracle, records fast and traced, arrays, DuckDB and PostgreSQL agree on every cell of every unit; see ``treatments``.
"""

from collections.abc import Mapping
from itertools import combinations_with_replacement, islice
from random import Random
from typing import Any

import pytest
from attrs import evolve
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


STATISTICS = """\
# 虚构示例
考核文件 虚构统计 “虚构统计办法” {
施行 2023-01-01
年度 1月1日至12月31日
满分 100分 分值 2位小数
总分 { 第一步 指标得分合计 }
等次 { 合格 60分及以上  不合格 不满60分 }
事实 到会 是否 可缺
指标 工作 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数 {
  指标 日常 满分 60分
  指标 达标 满分 40分 可不涉及
}
"""


def _statistics() -> str:
    """A definition for every statistic over units that a condition picks, with and without what is dropped."""
    over = [f"同类 {f}（达标 当 到会{{}}）" for f in ("合计", "最高", "最低", "名次", "个数")]
    over.append("同类 平均（达标 当 到会{} 四舍五入到2位小数）")
    forms = [f.format("") for f in over] + [f.format(" 去掉 最高1个") for f in over if f[3:5] not in ("名次", "个数")]
    return STATISTICS + "".join(f"定义 统计{n} = {form}\n" for n, form in enumerate(forms)) + "}\n"


def test_statistics_over_two_units() -> None:
    """Every pair of units: a value that does not apply, or nobody knows, before a condition that nobody knows."""
    judges = _judges(_statistics())
    facts = Facts(judges.plan, judges.measure, YEAR, Random(0))
    people, lacking = populations(facts, {})
    everyone = zip(people.rows + lacking.rows, people.units + lacking.units, strict=True)
    pairs = combinations_with_replacement(everyone, 2)
    for number, pair in enumerate(pairs):
        two = evolve(people, rows=[r for r, _ in pair], units=[u for _, u in pair])
        assert [] == judges.differences(two, {}), report(judges, two, {})
        readers = {"arrays": arrays, **({} if number % 50 else {"duckdb": DUCKDB})}
        assert [] == differ(of_rows(judges.plan, two.rows, two.run_row), by(judges.engine), readers)


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
