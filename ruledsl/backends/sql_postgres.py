"""A compiled plan run by a PostgreSQL server, on columns copied into temporary tables."""

import io
from collections.abc import Mapping
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.csv
from psycopg import sql as names

from ruledsl.backends.sql import Query


def run(query: Query, tables: Mapping[str, "pa.Table"], connection: "psycopg.Connection[Any]") -> "pa.Table":
    """What a query finds, in the order of units; nothing of it stays in the database."""
    with connection.transaction(force_rollback=True), connection.cursor() as cursor:
        for name, table in tables.items():
            _copy(cursor, name, table)
        cursor.execute(query.text(pretty=False) + " ORDER BY 1")
        columns = [c.name for c in cursor.description or ()]
        rows = cursor.fetchall()
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.table({n: pa.array(c, pa.int64()) for n, c in zip(columns, cells, strict=True)})


def _copy(cursor: "psycopg.Cursor[Any]", name: str, table: "pa.Table") -> None:
    typed = [
        names.SQL("{} {}").format(names.Identifier(c), names.SQL("SMALLINT" if t == pa.int16() else "BIGINT"))
        for c, t in zip(table.schema.names, table.schema.types, strict=True)
    ]
    place = names.Identifier("pg_temp", name)
    cursor.execute(
        names.SQL("CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP").format(place, names.SQL(", ").join(typed))
    )
    buffer = io.BytesIO()
    pyarrow.csv.write_csv(table, buffer, pyarrow.csv.WriteOptions(include_header=False))
    with cursor.copy(names.SQL("COPY {} FROM STDIN WITH (FORMAT csv)").format(place)) as copying:
        copying.write(buffer.getvalue())
    cursor.execute(names.SQL("ANALYZE {}").format(place))
