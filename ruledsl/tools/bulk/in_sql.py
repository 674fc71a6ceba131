"""The engines that are databases: facts to files of integers, one query over them, its rows back in the order of units."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from attrs import define, field
from pyarrow import parquet

from ruledsl.backends import sql_rows
from ruledsl.backends.record_simplify import simplified
from ruledsl.backends.sql import Query, compile_sql
from ruledsl.backends.sql_layout import ID
from ruledsl.ir import Plan
from ruledsl.stores import STATUS, stores
from ruledsl.tools.bulk.feeds import Stopped
from ruledsl.tools.bulk.results import Columns
from ruledsl.tools.bulk.rows import Arrays
from ruledsl.tools.sql import refusals

#: Where Spark is told which cluster to use; without it the cores of this machine are.
MASTER = "SPARK_MASTER"
#: Runs a query over the files of a folder; its rows come in batches, in the order of units.
Ask = Callable[[Query, Path], AbstractContextManager["pa.RecordBatchReader"]]


@define
class InSql:
    """One query, which ``ask`` runs over the files of a folder."""

    query: Query
    year: tuple[int, ...]
    folder: Path
    name: str
    ask: Ask
    absent: frozenset[str]
    #: The columns that the query asks for.
    read: frozenset[str]
    whole: bool = False
    _files: dict[str, Any] = field(factory=dict)
    _sizes: list[int] = field(factory=list)
    _before: dict[str, int] = field(factory=dict)

    def take(self, stores_: Mapping[str, Arrays]) -> None:
        made = sql_rows.tables(self.query.layout, stores_, self.year, None, self._before)
        for name, relation in self.query.layout.relations.items():
            if relation.store:
                self._put(name, made[name].select(self._read(made[name])))
        for name, columns in stores_.items():
            self._before[name] = self._before.get(name, 0) + len(next(iter(columns.values())))
        unit = next(s.name for s in stores(self.query.layout.plan).values() if not s.parent)
        self._sizes.append(len(next(iter(stores_[unit].values()))))

    def _read(self, table: "pa.Table") -> list[str]:
        """The columns of a table that the query asks for, and the one that counts its rows."""
        return [name for name in table.column_names if name == ID or name in self.read]

    def _put(self, name: str, table: "pa.Table") -> None:
        if name not in self._files:
            self._files[name] = parquet.ParquetWriter(
                self.folder / f"{name}.parquet", table.schema, use_dictionary=False
            )
        self._files[name].write_table(table)

    def results(self, lost: sql_rows.Lost) -> Iterator[Columns]:
        for file in self._files.values():
            file.close()
        none = np.zeros(0, np.int64)
        nobody = {s.name: dict.fromkeys(s.physical, none) for s in stores(self.query.layout.plan).values()}
        for name, table in sql_rows.tables(self.query.layout, nobody, self.year, lost).items():
            if name not in self._files:
                parquet.write_table(table, self.folder / f"{name}.parquet")
        with self.ask(self.query, self.folder) as batches:
            waiting: list[Any] = []
            for size in self._sizes:
                while sum(b.num_rows for b in waiting) < size:
                    waiting.append(batches.read_next_batch())
                table = pa.Table.from_batches(waiting, batches.schema)
                yield self._told(sql_rows.results(self.query, table.slice(0, size)))
                waiting = table.slice(size).to_batches()

    def _told(self, columns: Columns) -> Columns:
        """Without the states of columns that are always there, though their type does not say so."""
        return {n: c for n, c in columns.items() if not n.endswith(STATUS) or n.removesuffix(STATUS) in self.absent}


def in_sql(dialect: str, plan: Plan, names: Sequence[str], year: tuple[int, ...], folder: Path) -> InSql:
    """The engine of a dialect; raises what is not proved to fit."""
    query = compile_sql(plan, dialect, names)
    if query.refused:
        raise Stopped(*refusals(query))
    absent = frozenset(c.name for c in simplified(plan, set(names)).columns if c.type.absent)
    return InSql(query, year, folder.resolve(), dialect, _DIALECTS[dialect](), absent, query.read)


def _in_duckdb() -> Ask:
    from ruledsl.backends.sql_duckdb import run_files  # noqa: PLC0415

    return run_files


def _in_spark() -> Ask:
    """Java starts while facts are read."""
    from ruledsl.backends.sql_duckdb import in_order  # noqa: PLC0415
    from ruledsl.backends.sql_spark import run_files, session  # noqa: PLC0415

    starting = ThreadPoolExecutor(1).submit(session, os.cpu_count() or 2, os.environ.get(MASTER, ""))

    def ask(query: Query, folder: Path) -> AbstractContextManager["pa.RecordBatchReader"]:
        run_files(query, folder, folder / "parts", starting.result())
        return in_order(folder / "parts")

    return ask


_DIALECTS: dict[str, Callable[[], Ask]] = {"duckdb": _in_duckdb, "spark": _in_spark}
