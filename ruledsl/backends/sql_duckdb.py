"""A compiled plan run by DuckDB in this process, on columns in memory."""

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from ruledsl.backends.sql import Query
from ruledsl.backends.sql_layout import KIND
from ruledsl.backends.sql_rows import Columns


def arrow(columns: Columns) -> "pa.Table":
    """Columns as an Arrow table of integers."""
    return pa.table({n: pa.array(v, pa.int16() if narrow(n) else pa.int64()) for n, v in columns.items()})


def narrow(column: str) -> bool:
    """Whether a physical column holds a state or a kind."""
    return column == KIND or column.endswith("s")


def run(query: Query, tables: Mapping[str, Columns]) -> Columns:
    """The result of a query, in the order of units."""
    with duckdb.connect() as connection:
        for name, columns in tables.items():
            connection.register(name, arrow(columns))
        found: Any = connection.sql(query.text(pretty=False) + " ORDER BY 1").to_arrow_table()
    return {name: found.column(name).to_pylist() for name in found.column_names}
