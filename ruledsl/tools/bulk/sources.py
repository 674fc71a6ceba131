"""The files of columns: which there are, what each holds, seen from its columns; and its columns as they are.

单位 …                    units        one row a unit
单位 计入 …               events       one row an event line
单位 上限 限额 …           approvals    one row an approval
单位 …   named 账户.csv    账户          rows of a table of the measure's own, by the name of the file
"""

import csv
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import Layout
from ruledsl.facts.names import folded, role_of
from ruledsl.facts.table_rows import MOST_COLUMNS
from ruledsl.facts.tree import shown
from ruledsl.source import Span

COLUMNS, HEADS = (".parquet", ".csv"), (".yaml", ".yml", ".json", ".xlsx")
_DELIMITERS = ",;\t"
#: So much of a text is looked at for its encoding, its remarks and its header.
_TOP = 1_000_000
_LINE = 60


@frozen
class Source:
    """A file of columns: what its rows are, and its columns by their names."""

    path: Path
    kind: str
    columns: tuple[str, ...]
    #: Rows of the file that stand before the first row of data.
    above: int = 0
    delimiter: str = ","
    encoding: str = "utf8"

    def named(self, role: str) -> str | None:
        """The column with a fixed key."""
        return next((c for c in self.columns if role_of(c) == role), None)


def files(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files of columns, and files with the head of the facts; folders unfolded."""
    found: list[Path] = []
    for path in paths:
        found += sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    columns = [p for p in found if p.suffix.lower() in COLUMNS]
    return columns, [p for p in found if p.suffix.lower() in HEADS]


def units_in(paths: Sequence[Path]) -> int:
    """About how many units there are, for a bar of progress: rows of Parquet, lines of CSV by their usual length."""
    most = 0
    for path in paths:
        if path.suffix.lower() == ".csv":
            most = max(most, path.stat().st_size // _LINE)
        elif (columns := _columns_of(path)) and "lines" not in map(role_of, columns):
            most = max(most, int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item()))
    return most


def _columns_of(path: Path) -> tuple[str, ...]:
    try:
        return tuple(pl.read_parquet_schema(path))
    except (OSError, pl.exceptions.PolarsError, ValueError):
        return ()


def opened(path: Path, layout: Layout) -> Source | Diagnostic:
    """What a file holds, without reading more of it than its head."""
    try:
        source = _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)
    except (OSError, pl.exceptions.PolarsError, ValueError, csv.Error) as problem:
        return unreadable(path, problem)
    if isinstance(source, Diagnostic):
        return source
    twice = next((c for i, c in enumerate(source.columns) if folded(c) in map(folded, source.columns[:i])), None)
    if twice is not None:
        return _about(path, "F152", {"key": shown(twice)})
    if source.named("units") is None:
        return _about(path, "F156", {"columns": "、".join(map(shown, source.columns[:MOST_COLUMNS]))})
    kind = _kind(source, layout)
    return Source(path, kind, source.columns, source.above, source.delimiter, source.encoding)


def unreadable(path: Path, problem: Exception) -> Diagnostic:
    """The file is damaged, or no file of its kind."""
    text = " ".join(str(problem).split())[:160] or type(problem).__name__
    return _about(path, "F160", {"format": path.suffix[1:].upper(), "problem": text})


def _about(path: Path, code: str, args: dict[str, object]) -> Diagnostic:
    return Diagnostic(code, {**args, "file": path.name, "place": path.name}, Span(path.as_posix(), 0, 0))


def _kind(source: Source, layout: Layout) -> str:
    roles = {role_of(c) for c in source.columns}
    if "lines" in roles:
        return "events"
    if {"cap", "limit"} <= roles:
        return "approvals"
    listed = layout.lists.find(source.path.stem)
    return listed[0][1].table.name if len(listed) == 1 else "units"


def _parquet(path: Path) -> Source:
    return Source(path, "", tuple(pl.read_parquet_schema(path)))


def _csv(path: Path) -> Source | Diagnostic:
    with path.open("rb") as file:
        top = file.read(_TOP)
    encoding = "utf8" if _is_utf8(top) else "gb18030"
    text = top.decode("utf-8-sig" if encoding == "utf8" else encoding, "replace")
    lines = text.splitlines()
    above = next((n for n, line in enumerate(lines) if line.strip() and line[:1] != "#"), None)
    if above is None:
        return _about(path, "F143", {})
    delimiter = max(_DELIMITERS, key=lines[above].count)
    header = next(csv.reader([lines[above]], delimiter=delimiter))
    return Source(path, "", tuple(cell.strip() for cell in header), above, delimiter, encoding)


def _is_utf8(top: bytes) -> bool:
    try:
        top.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start > len(top) - 4 and problem.start > 0
    return True


# --- rows --------------------------------------------------------------------------------------------------------


@frozen
class Uneven:
    """A row of a CSV file that does not fit its header."""

    row: int
    cells: int
    unit: str


def parts(source: Source, columns: Sequence[str], size: int | None) -> Iterator[tuple[pl.DataFrame, list[Uneven]]]:
    """The named columns of a file, in pieces of about so many rows (None: all at once); raises what reading raises."""
    if source.path.suffix.lower() == ".parquet":
        whole = pl.scan_parquet(source.path, glob=False).select(columns)
        if size is None:
            yield _usual(whole.collect()), []
        else:
            yield from ((_usual(whole.slice(start, length).collect()), []) for start, length in _slices(source, size))
        return
    uneven: list[Uneven] = []
    reader = _csv_reader(source, columns, uneven)
    for batch in [reader.read_all()] if size is None else reader:
        yield _usual(_frame_of(batch)), list(uneven)
        uneven.clear()


def _slices(source: Source, size: int) -> Iterator[tuple[int, int]]:
    """Pieces that end where groups of rows end, for those are read as a whole; a larger group in equal pieces."""
    from pyarrow import parquet  # noqa: PLC0415

    with parquet.ParquetFile(source.path) as file:
        groups = [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)]
    start = length = 0
    for rows in groups:
        if length and length + rows > size:
            yield start, length
            start, length = start + length, 0
        length += rows
        if length > size:
            count = -(-length // size)
            ends = [start + length * n // count for n in range(count + 1)]
            yield from ((first, end - first) for first, end in pairwise(ends))
            start, length = ends[-1], 0
    if length or not groups:
        yield start, length


def _frame_of(table: Any) -> pl.DataFrame:
    found = pl.from_arrow(table)
    assert isinstance(found, pl.DataFrame)
    return found


def _usual(found: pl.DataFrame) -> pl.DataFrame:
    """Columns without any value are columns of text."""
    empty = [n for n, dtype in found.schema.items() if dtype == pl.Null]
    return found.with_columns(pl.col(empty).cast(pl.String)) if empty else found


def _csv_reader(source: Source, columns: Sequence[str], uneven: list[Uneven]) -> Any:
    """Every cell as text: what a cell means is not for a reader of files to guess."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    unit = source.columns.index(source.named("units") or source.columns[0])

    def invalid(row: Any) -> str:
        cells = next(csv.reader([row.text], delimiter=source.delimiter), [])
        name = cells[unit].strip() if unit < len(cells) else ""
        uneven.append(Uneven((row.number or 0) - 1, len(cells), name))
        return "skip"

    reading = arrow_csv.ReadOptions(
        use_threads=False,
        skip_rows=source.above + 1,
        column_names=list(source.columns),
        encoding=source.encoding,
        block_size=8 << 20,
    )
    parsing = arrow_csv.ParseOptions(
        delimiter=source.delimiter, newlines_in_values=True, invalid_row_handler=invalid, ignore_empty_lines=True
    )
    converting = arrow_csv.ConvertOptions(
        column_types={c: pa.string() for c in source.columns},
        include_columns=list(columns),
        strings_can_be_null=False,
    )
    return arrow_csv.open_csv(source.path, reading, parsing, converting)
