"""Result files: all of them whole under their names, or none."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import polars as pl

BOM = b"\xef\xbb\xbf"
#: A column of texts is written by its distinct texts where each stands for so many rows.
_FEW = 16


@contextmanager
def in_one_step(targets: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """Places to write to, beside the files that are to appear; what is complete at the end appears, else nothing does."""
    places: dict[str, Path] = {}
    try:
        for name, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
            os.close(handle)
            places[name] = Path(fresh)
        yield places
        mask = os.umask(0)
        os.umask(mask)
        for place in places.values():
            os.chmod(place, 0o666 & ~mask)
        for name, place in places.items():
            os.replace(place, targets[name])
    finally:
        for place in places.values():
            with contextlib.suppress(OSError):
                place.unlink()


class Ready(NamedTuple):
    """Rows, and for Parquet the same as a table of Arrow."""

    frame: pl.DataFrame
    table: Any


class Writer:
    """A result file, written a piece at a time: Parquet, with what it was made from, or CSV."""

    def __init__(self, place: Path, suffix: str, facts: Mapping[str, str], bom: bool) -> None:
        self._place, self._facts = place, facts
        self._file: IO[bytes] | None = None if suffix == ".parquet" else place.open("wb")
        self._parquet: Any = None
        self._first = True
        self.rows = 0
        if self._file is not None and bom:
            self._file.write(BOM)

    def ready(self, frame: pl.DataFrame) -> "Ready":
        """Some rows as they are written, made where nobody waits for the file."""
        return Ready(frame, None if self._file else frame.to_arrow(compat_level=pl.CompatLevel.oldest()))

    def add(self, rows: "pl.DataFrame | Ready") -> None:
        """Write some rows; the first say which columns there are."""
        frame, table = rows if isinstance(rows, Ready) else self.ready(rows)
        self.rows += len(frame)
        if self._file is not None:
            frame.write_csv(self._file, include_header=self._first)
        else:
            if self._parquet is None:
                self._parquet = self._opened(table.schema, frame)
            self._parquet.write_table(table)
        self._first = False

    def _opened(self, schema: Any, frame: pl.DataFrame) -> Any:
        from pyarrow import parquet  # noqa: PLC0415

        texts = (pl.String, pl.Enum)
        writer = parquet.ParquetWriter(
            self._place,
            schema,
            compression="zstd",
            use_dictionary=[c.name for c in frame if c.dtype in texts and c.n_unique() * _FEW <= len(c)],
            store_decimal_as_integer=True,
            store_schema=False,
        )
        writer.add_key_value_metadata(self._facts)
        return writer

    def close(self) -> None:
        """The file is complete."""
        for file in (self._file, self._parquet):
            if file is not None:
                file.close()
