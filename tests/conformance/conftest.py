"""What the conformance tests share: a PostgreSQL of their own, started once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from engines import postgres


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[Any, Any], Any]]:
    """What runs a query in PostgreSQL; tests that want it are skipped, and say so, where it is not installed."""
    from ruledsl.backends import sql_postgres  # noqa: PLC0415

    with postgres() as connection:
        yield lambda query, tables: sql_postgres.run(query, tables, connection)
