"""A compiled plan run by DuckDB in this process, on columns in memory or, for any number of units, in Parquet files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from ruledsl.backends.sql import Query

#: What does not fit goes to disk.
MEMORY = "256MB"


def run(query: Query, tables: Mapping[str, "pa.Table"], threads: int | None = None) -> "pa.Table":
    """What a query finds, in the order of units."""
    with duckdb.connect(config={"threads": threads} if threads else {}) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(query.text(pretty=False) + " ORDER BY 1").to_arrow_table()


def run_files(query: Query, folder: Path, out: Path, memory: str = MEMORY) -> None:
    """The same from a Parquet file for each table, in bounded memory, into another Parquet file."""
    with _spilling(folder, memory) as connection:
        for name in ("lost", *query.layout.stored):
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_text(folder / f'{name}.parquet')})")
        _copy(connection, query.text(pretty=False) + " ORDER BY 1", out)


def in_order(found: Path, out: Path, memory: str = MEMORY) -> None:
    """Rows that stand in several Parquet files, in the order of units in one."""
    with _spilling(out.parent, memory) as connection:
        _copy(connection, f"SELECT * FROM read_parquet({_text(found / '*.parquet')}) ORDER BY id", out)


def _spilling(folder: Path, memory: str) -> Any:
    settings = {"memory_limit": memory, "temp_directory": str(folder / "spilled"), "threads": 2}
    return duckdb.connect(config=settings)


def _copy(connection: Any, query: str, out: Path) -> None:
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"COPY ({query}) TO {_text(out)} (FORMAT parquet)")


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
