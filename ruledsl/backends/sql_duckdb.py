"""A compiled plan run by DuckDB in this process, on columns in memory or, for any number of units, in Parquet files."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from ruledsl.backends.sql import Query

#: What does not fit goes to disk.
MEMORY = "256MB"
#: So many rows are handed on at once.
BATCH = 50_000


def run(query: Query, tables: Mapping[str, "pa.Table"], threads: int | None = None) -> "pa.Table":
    """What a query finds, in the order of units."""
    with duckdb.connect(config={"threads": threads} if threads else {}) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(query.text(pretty=False) + " ORDER BY 1").to_arrow_table()


@contextmanager
def run_files(query: Query, folder: Path, memory: str = MEMORY) -> Iterator["pa.RecordBatchReader"]:
    """The same from a Parquet file for each table, in bounded memory, a batch after the other."""
    with _spilling(folder, memory) as connection:
        for name in ("lost", *query.layout.stored):
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_text(folder / f'{name}.parquet')})")
        yield _batches(connection, query.text(pretty=False) + " ORDER BY 1")


@contextmanager
def in_order(found: Path, memory: str = MEMORY) -> Iterator["pa.RecordBatchReader"]:
    """Rows that stand in several Parquet files, in the order of units."""
    with _spilling(found.parent, memory) as connection:
        yield _batches(connection, f"SELECT * FROM read_parquet({_text(found / '*.parquet')}) ORDER BY id")


def _spilling(folder: Path, memory: str) -> Any:
    settings = {"memory_limit": memory, "temp_directory": str(folder / "spilled"), "threads": 2}
    return duckdb.connect(config=settings)


def _batches(connection: Any, query: str) -> "pa.RecordBatchReader":
    connection.execute("SET enable_progress_bar = false")
    relation = connection.sql(query)
    reader = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader  # its name before DuckDB 2
    return reader(BATCH)


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
