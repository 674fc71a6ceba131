"""Every result of the language reference and of the catalogue a third time, by its query in DuckDB.

The default run takes every twelfth example of the catalogue; ``pytest -m slow tests/language/test_pages_in_sql.py`` all.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")

import by_arrays
from page_reader import Example, read_page
from page_runner import differences

from ruledsl.backends import sql_duckdb
from ruledsl.backends.sql import compile_sql
from ruledsl.backends.sql_rows import results, tables
from ruledsl.ir import Absence, Plan
from ruledsl.stores import filled

HERE = Path(__file__).parent
CATALOGUE = sorted((HERE / "constructs").glob("[a-k]-*.md"))
PAGES = [*sorted(HERE.glob("[0-9]*.md")), *CATALOGUE]
STEP = 12


def by_query(
    plan: Plan, rows: Sequence[Any], year: Sequence[Any], lost: Mapping[str, Any]
) -> list[dict[str, int | Absence]]:
    """What the query says of the units that are there, as traces."""
    names = [c.name for c in plan.columns if c.table == "unit"]
    there = [row for row in rows if row is not None]
    query = compile_sql(plan, "duckdb", names, units=10**4)
    assert query.refused == ()
    gone = lost if len(there) < len(rows) else None
    found = results(query, sql_duckdb.run(query, tables(query.layout, filled(plan, there), tuple(year), gone)))
    columns = {name: values.tolist() for name, values in found.items()}
    return [
        {n: Absence(s) if (s := columns.get(f"{n}:status", {i: 0})[i]) else columns[n][i] for n in names}
        for i in range(len(there))
    ]


def examples(pages: Sequence[Path]) -> list[Example]:
    return [e for page in pages for e in read_page(page) if not e.awaited and any(run.facts for run in e.runs)]


def agree(example: Example, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many populations were compared, cell by cell."""
    compared: list[int] = []

    def counted(plan: Plan, rows: Any, year: Any, lost: Any) -> Any:
        compared.append(len(rows))
        return by_query(plan, rows, year, lost)

    monkeypatch.setattr(by_arrays, "by_columns", counted)
    with by_arrays.both_ways():
        assert [] == differences(example)
    return len(compared)


def test_some_of_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every unit column of some examples of the themes."""
    chosen = examples(CATALOGUE)[::STEP]
    assert sum(agree(example, monkeypatch) for example in chosen) > 0.7 * len(chosen)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_all_examples(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every unit column of every example that has facts."""
    for example in examples([page]):
        agree(example, monkeypatch)
