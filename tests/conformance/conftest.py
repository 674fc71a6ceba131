"""What the conformance tests share: a PostgreSQL of their own, started once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from engines import postgres


@pytest.fixture(scope="session")
def connection() -> Iterator[Any]:
    """A PostgreSQL; tests that want it are skipped, and say so, where it is not installed."""
    with postgres() as connection:
        yield connection


@pytest.fixture(scope="session")
def server(connection: Any) -> Callable[[Any, Any], Any]:
    """What runs a query there."""
    from ruledsl.backends import sql_postgres  # noqa: PLC0415

    return lambda query, tables: sql_postgres.run(query, tables, connection)
