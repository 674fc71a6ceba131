"""A compiled plan run by DuckDB in this process, on columns in memory."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from ruledsl.backends.sql import Query


def run(query: Query, tables: Mapping[str, "pa.Table"], threads: int | None = None) -> "pa.Table":
    """What a query finds, in the order of units."""
    with duckdb.connect(config={"threads": threads} if threads else {}) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(query.text(pretty=False) + " ORDER BY 1").to_arrow_table()
