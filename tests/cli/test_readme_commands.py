"""The README's lines for a cluster and a warehouse, run as they stand: only folders and the master are this machine's."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from engines import postgres, spark
from river import Call

pytest.importorskip("polars")
pytest.importorskip("sqlglot")

ROOT = Path(__file__).resolve().parents[2]
LINES = re.search(r"\n```sh\n(# cluster:.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[1].splitlines()  # type: ignore[index]
FACTS = {
    "run.yaml": "办法: 金昌政务公开考核\n年度: 2023\n",
    "units.csv": "单位,类别,考核内容\n甲,县区政府,95\n乙,县区政府,80\n",
    "events.csv": "单位,日期,计入,分值\n甲,2023-02-01,败诉,6\n",
}


def _words(line: str) -> list[str]:
    """The arguments of the command of a line, the rules being those of this folder."""
    line = line.partition(" > ")[0].partition("ruledsl ")[2]
    return [str(ROOT / w) if w.startswith("rules/") else w for w in shlex.split(line)]


def _queries() -> list[str]:
    return [line for line in LINES if line.startswith("ruledsl sql")]


def _query(call: Call, dialect: str) -> str:
    (line,) = (line for line in _queries() if f"--dialect {dialect}" in line)
    done = call(*_words(line))
    assert 0 == done.code, done.err
    return done.out


def _tables(query: str) -> list[str]:
    """The tables that the first comment of a query describes."""
    text = "\n".join(line.removeprefix("-- ") for line in query.splitlines() if line.startswith("--"))
    return re.findall(r"CREATE TABLE \w+ \(.*?\);", text, re.DOTALL)


def test_five_lines() -> None:
    """Two comments, three commands."""
    assert (5, 2) == (len(LINES), len(_queries()))


def test_the_line_for_postgres(call: Call) -> None:
    """The tables of the comment are made as it says, and the query runs over them."""
    query = _query(call, "postgres")
    with postgres() as connection:
        for table in _tables(query):
            connection.execute(table)
        found = connection.execute(query)
        assert [] == found.fetchall()
        assert len(found.description) > 20


def test_the_line_for_spark_sql(call: Call) -> None:
    """The setting that it gives is the one without which our session refuses to run; the query can be read."""
    import sqlglot  # noqa: PLC0415

    from ruledsl.backends.sql_spark import ANSI  # noqa: PLC0415

    assert any(f"--conf {ANSI}=true" in line for line in _queries())
    query = _query(call, "spark")
    assert len(_tables(query)) >= 4
    assert 1 == len([s for s in sqlglot.parse(query, dialect="spark") if s is not None])


@pytest.mark.slow
def test_the_line_for_a_cluster(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A master of this machine, folders of this machine: the same results as without Spark."""
    import polars as pl  # noqa: PLC0415

    spark()
    (line,) = (line for line in LINES if line.startswith("SPARK_MASTER="))
    shared = here / "shared"
    (shared / "facts").mkdir(parents=True)
    for name, text in FACTS.items():
        (shared / "facts" / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("SPARK_MASTER", "local[2]")
    words = [w.replace("/shared", str(shared)) for w in _words(line)]
    assert 0 == call(*words).code
    shutil.move(shared / "results.parquet", shared / "first.parquet")
    assert 0 == call(*words[: words.index("--engine")]).code
    assert pl.read_parquet(shared / "first.parquet").equals(pl.read_parquet(shared / "results.parquet"))
