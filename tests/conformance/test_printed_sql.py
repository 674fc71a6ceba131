"""What ``ruledsl sql`` prints runs unedited: its head makes the tables, sample facts fill them, every cell is right.

DuckDB and PostgreSQL by default; ``spark-sql -f`` as it is typed with ``pytest -m slow tests/conformance/test_printed_sql.py``.
"""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from engines import java
from test_agreement import ROOT

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")
pytest.importorskip("sqlglot")

from readers import Asked, differ, fast, of_rows  # noqa: E402

from ruledsl.backends.sql import Query  # noqa: E402
from ruledsl.backends.sql_rows import results, tables  # noqa: E402
from ruledsl.show.sql_query import script  # noqa: E402
from ruledsl.source import Source  # noqa: E402
from ruledsl.tools.bulk.run import framed, lost_classes  # noqa: E402
from ruledsl.tools.load import read_rules  # noqa: E402
from ruledsl.tools.run import Prepared, Request, prepared  # noqa: E402
from ruledsl.tools.sql import query_of  # noqa: E402

SAMPLES = ("jinchang", "pingliang")


@frozen(eq=False)
class Printed:
    """A measure with its sample facts: what is printed for a dialect, and what is asked of it."""

    query: Query
    text: str
    asked: Asked

    @property
    def tables(self) -> dict[str, Any]:
        """What stands in the tables."""
        return tables(self.query.layout, self.asked.columns, self.asked.year, self.asked.lost)

    @property
    def made(self) -> str:
        """The statements of the head, without the dashes before them."""
        head = [line[3:] for line in self.text.splitlines() if line.startswith("-- ")]
        start = next(n for n, line in enumerate(head) if line.startswith("CREATE TABLE"))
        end = max(n for n, line in enumerate(head) if line.startswith(");"))
        return "\n".join(head[start : end + 1])

    def judge(self, found: Any) -> None:
        """Every column of every unit."""
        cells = results(self.query, found.sort_by("id"))
        assert [] == differ(self.asked, fast, {self.query.dialect: lambda _: cells})


@cache
def printed(city: str, dialect: str) -> Printed:
    paths = [ROOT / "rules" / f"{city}.rules", ROOT / f"rules/schemes/{city}-sample.rules"]
    rules, sample = read_rules(paths, root=ROOT / "rules"), ROOT / f"rules/samples/{city}.yaml"
    measure = next(b.name.text for _, b in rules.measures if b.name.text.endswith("政务公开考核"))
    request = Request(rules, (Source(sample.name, sample.read_text("utf-8")),), measure)
    found = prepared(request)
    assert isinstance(found, Prepared)
    frame, units = framed(found, request), found.facts.units
    gone = lost_classes(frame.plan, {u.class_name for u in units if u.row is None})
    rows = [u.row for u in units if u.row is not None]
    asked = of_rows(frame.plan, rows, frame.row, gone if len(rows) < len(units) else None)
    query = query_of(rules, dialect, measure)
    assert isinstance(query, Query)
    names = tuple(r.column.name for r in query.results)
    return Printed(query, script(query, "zh"), evolve(asked, names=names))


@pytest.mark.parametrize("city", SAMPLES)
def test_duckdb(city: str) -> None:
    """As ``duckdb facts.db < measure.sql``."""
    duckdb = pytest.importorskip("duckdb")
    one = printed(city, "duckdb")
    with duckdb.connect() as connection:
        connection.execute(one.made)
        for name, table in one.tables.items():
            connection.register("given", table)
            connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM given")
        one.judge(connection.sql(one.text).to_arrow_table())


@pytest.mark.parametrize("city", SAMPLES)
def test_postgres(city: str, connection: Any) -> None:
    """As ``psql -f measure.sql``."""
    one = printed(city, "postgres")
    with connection.transaction(force_rollback=True), connection.cursor() as cursor:
        cursor.execute(one.made)
        for name, table in one.tables.items():
            with cursor.copy(f"COPY {name} ({', '.join(table.schema.names)}) FROM STDIN") as copying:
                for row in table.to_pylist():
                    copying.write_row([row[n] for n in table.schema.names])
        cursor.execute(one.text)
        names = [c.name for c in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    one.judge(pa.Table.from_pylist(found))


@pytest.mark.slow
@pytest.mark.parametrize("city", SAMPLES)
def test_spark(city: str, tmp_path: Path) -> None:
    """As ``spark-sql --conf spark.sql.ansi.enabled=true -f measure.sql``."""
    from pyarrow import parquet  # noqa: PLC0415

    java()
    one = printed(city, "spark")
    filled = []
    for name, table in one.tables.items():
        parquet.write_table(table, tmp_path / f"{name}.parquet")
        columns = ", ".join(table.schema.names)
        filled.append(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM parquet.`{tmp_path / name}.parquet`;")
    (tmp_path / "facts.sql").write_text("\n".join([one.made, *filled]), encoding="utf-8")
    (tmp_path / "measure.sql").write_text(one.text, encoding="utf-8")
    done = subprocess.run(_spark_sql(), cwd=tmp_path, env=_environment(), capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr[-3000:]
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    names, *rows = lines[
        next(n for n, line in enumerate(lines) if line[0] == "id") :
    ]  # before it stands what filled tables
    found = [{n: None if c == "NULL" else int(c) for n, c in zip(names, row, strict=True)} for row in rows]
    one.judge(pa.Table.from_pylist(found))


def _spark_sql() -> list[str]:
    """The program that comes with pyspark, with nothing open to others."""
    import pyspark  # noqa: PLC0415

    settings = {
        "spark.sql.ansi.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.legacy.createHiveTableByDefault": "false",
        "spark.sql.cli.print.header": "true",
    }
    given = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    program = str(Path(pyspark.__file__).parent / "bin" / "spark-sql")
    return [program, "--master", "local[2]", *given, "-i", "facts.sql", "-f", "measure.sql"]


def _environment() -> dict[str, str]:
    import pyspark  # noqa: PLC0415

    return os.environ | {"SPARK_HOME": str(Path(pyspark.__file__).parent), "PYSPARK_PYTHON": sys.executable}


def test_no_line_is_endless() -> None:
    """What computes is broken into lines that a screen shows; only comments, which name what the author named, are longer."""
    for dialect in ("duckdb", "spark", "postgres"):
        lines = [re.sub(r"/\*.*?\*/", "", line) for line in printed("jinchang", dialect).text.splitlines()]
        assert [] == [line for line in lines if len(line) > 160 and not line.startswith("--")]
