"""Files in any order → the same rows in the order of the units, sorted on disk: memory holds no more than a piece.

events    丙 甲 甲 乙 ─copied with keys and places─▶ DuckDB ─by the first row of each unit─▶ 甲 甲 │ 乙 丙 │ …
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from attrs import define, field

from ruledsl.facts.names import word
from ruledsl.tools.bulk.feeds import Feed, OutOfStep, Part, cut, joined
from ruledsl.tools.bulk.sources import Source, parts
from ruledsl.tools.bulk.texts import comparable
from ruledsl.tools.bulk.units import UNITS

#: Files that are smaller together are read into memory instead: that is faster.
LARGE = 2 << 20
#: What the sort may hold; more goes to disk.
SETTINGS = {"memory_limit": "128MB", "threads": 1, "preserve_insertion_order": False}
KEY, PLACE = "#key", "#place"
_KEPT = (pl.String, pl.Boolean, pl.Date)


def orders(columns: Sequence[Path], listed: bool) -> Iterator[str]:
    """In which order rows are read, each tried where the one before does not do: units of a roster stand in its order."""
    if not listed:
        yield "as-read"
        if large(columns):
            yield "sorted"
    yield "whole"


def large(paths: Sequence[Path]) -> bool:
    """Whether files are too large to be read as a whole."""
    return sum(path.stat().st_size for path in paths) > LARGE


@define
class Copied:
    """The rows of one kind put aside as they come, with what they are sorted by; columns have numbers for names."""

    feed: Feed
    folder: Path
    types: dict[str, Any] = field(factory=dict)
    _files: int = 0

    def copy(self) -> None:
        """Read everything; raises OutOfStep where a column has two types, or one that a database would change."""
        for part in self.feed:
            for name, kind in part.frame.schema.items():
                if self.types.setdefault(name, kind) != kind or not _is_kept(kind):
                    raise OutOfStep
            names = list(self.types)
            key = part.frame[word("units")].cast(pl.String).str.strip_chars()
            if self.feed.kind == UNITS:
                key = key.fill_null("")
            own = [pl.Series(PLACE, part.numbers, pl.Int64), comparable(key).alias(KEY)]
            frame = part.frame.rename({n: f"c{names.index(n)}" for n in part.frame.columns}).with_columns(own)
            frame.write_parquet(self.folder / f"{self.feed.kind}.{self._files}.parquet", compression="lz4")
            self._files += 1

    @property
    def files(self) -> str:
        """All copies, as a database reads them."""
        names = [self.folder / f"{self.feed.kind}.{n}.parquet" for n in range(self._files)]
        listed = ", ".join(f"'{str(n).replace(chr(39), 2 * chr(39))}'" for n in names)
        return f"read_parquet([{listed}], union_by_name = true)"


class Sorted(Feed):
    """Rows in the order of the units; those of the units themselves in parts that split no unit."""

    def __init__(self, of: Feed, types: Mapping[str, Any], file: Path) -> None:
        self._file, self._types = file, types
        super().__init__(of.kind, of.sources, of.layouts, of.size, of.every, None, of.homes, of.uneven)

    def _read(self) -> Iterator[Part]:
        columns = [f"c{n}" for n in range(len(self._types))]
        names = dict(zip(columns, self._types, strict=True))
        held: list[Part] = []
        for frame, _ in parts(Source(self._file, self.kind, ()), [*columns, PLACE, KEY], self.size):
            part = Part(frame.drop(PLACE).rename(names), frame[PLACE].to_numpy())
            if self.kind != UNITS:
                yield _plain(part)
                continue
            whole = joined([*held, part])
            keys = whole.frame[KEY]
            end = len(keys) - int((keys == keys[-1]).sum()) if len(keys) else 0
            held = [cut(whole, end, len(keys))]
            if end:
                yield _plain(cut(whole, 0, end))
        yield from map(_plain, held)


def _plain(part: Part) -> Part:
    """Rows without what they were sorted by."""
    return Part(part.frame.drop(KEY), part.numbers)


def _is_kept(kind: Any) -> bool:
    """Whether values are the same after the sort as before, bit by bit."""
    return kind in _KEPT or (kind.is_numeric() and kind != pl.Int128)


def in_order(feeds: Mapping[str, Feed], folder: Path) -> dict[str, Feed]:
    """All rows in the order in which units first appear; rows of no unit come last."""
    import duckdb  # noqa: PLC0415

    copies = {kind: Copied(feed, folder) for kind, feed in feeds.items() if feed.sources}
    for copied in copies.values():
        copied.copy()
    try:
        return {**feeds, **dict(_sorted(copies, folder))}
    except duckdb.OutOfMemoryException as problem:
        raise OutOfStep from problem
    except duckdb.IOException as problem:
        raise OSError(str(problem)) from problem


def _sorted(copies: Mapping[str, Copied], folder: Path) -> Iterator[tuple[str, Feed]]:
    import duckdb  # noqa: PLC0415

    with duckdb.connect(config=SETTINGS | {"temp_directory": str(folder / "sorting")}) as connection:
        connection.execute("SET enable_progress_bar = false")
        first = f'SELECT "{KEY}" AS key, min("{PLACE}") AS first FROM {copies[UNITS].files} GROUP BY 1'
        connection.execute(f"CREATE TABLE units AS {first}")
        for kind, copied in copies.items():
            out = folder / f"{kind}.sorted.parquet"
            by = f'LEFT JOIN units ON "{KEY}" = key ORDER BY first NULLS LAST, "{PLACE}"'
            query = f"SELECT * EXCLUDE (key, first) FROM {copied.files} {by}"
            size = f"ROW_GROUP_SIZE {max(2048, copied.feed.size or 2048)}"
            connection.execute(f"COPY ({query}) TO '{str(out).replace(chr(39), 2 * chr(39))}' (FORMAT parquet, {size})")
            yield kind, Sorted(copied.feed, copied.types, out)
