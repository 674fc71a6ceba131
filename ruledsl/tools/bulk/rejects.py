"""The rejects file: every row that is wrong, with its unit, its place and the reason in words."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet
from ruledsl.tools.bulk.faults import Fault
from ruledsl.tools.bulk.load import Loaded
from ruledsl.tools.bulk.units import AS_READ, UNITS

#: What is put into a message where the value or the unit of each row will stand.
VALUE, UNIT = "⟦1⟧", "⟦2⟧"
COLUMNS = ("单位", "文件", "行", "列", "代码", "填报", "原因")
Say = Callable[[Diagnostic], str]

SCHEMA = dict(zip(COLUMNS, (pl.String, pl.String, pl.Int64, *(pl.String,) * 4), strict=True))


def rejects(loaded: Loaded, clauses: Mapping[str, tuple[str, ...]], say: Say) -> pl.DataFrame:
    """A row for each thing that is wrong with a row, in the order of units, files and rows."""
    parts = [_rows(fault, loaded, clauses, say) for fault in loaded.faults]
    order = {"units": pl.concat([p[0] for p in parts]) if parts else pl.Series([], dtype=pl.Int64)}
    whole = pl.concat([p[1] for p in parts]) if parts else pl.DataFrame(schema=SCHEMA)
    return whole.with_columns(pl.Series("#", order["units"])).sort("#", "文件", "行", maintain_order=True).drop("#")


def documents_rejects(facts: FactSet, say: Say) -> pl.DataFrame:
    """A row for each error of fact files that are read as a whole."""
    names = {u.name: n for n, u in enumerate(facts.units)}
    wrong = sorted((d for d in facts.diagnostics if d.is_error), key=lambda d: names.get(d.unit, len(names)))
    return pl.DataFrame([told(d, d.unit, say) for d in wrong], schema=SCHEMA, orient="row")


def told(problem: Diagnostic, unit: str, say: Say) -> tuple[str | int | None, ...]:
    """One row about one problem."""
    file = Path(problem.span.file).name if problem.span and problem.span.file else None
    value = problem.args.get("value")
    return (
        unit or None,
        file,
        None,
        problem.path or None,
        problem.code,
        None if value is None else str(value),
        say(problem),
    )


def _rows(
    fault: Fault, loaded: Loaded, clauses: Mapping[str, tuple[str, ...]], say: Say
) -> tuple[pl.Series, pl.DataFrame]:
    wrong = fault.wrong
    size = len(wrong.rows)
    units = pl.Series(fault.units)
    names = loaded.names.names.gather(pl.select(pl.when(units >= 0).then(units)).to_series())
    values = (
        pl.Series(wrong.values, dtype=pl.String) if wrong.values else pl.repeat(None, size, dtype=pl.String, eager=True)
    )
    if wrong.code in ("F121", "F162"):  # the unit is nobody's: what was written is its name
        names = values
    args = {"value": VALUE, "name": VALUE, **wrong.args, "unit": UNIT}
    message = say(Diagnostic(wrong.code, args, None, clauses.get(wrong.args.get("fact", ""), ())))
    file, row = _places(fault, loaded)
    shown = values.fill_null("") if wrong.values else pl.repeat("", size, eager=True)
    found = pl.DataFrame([
        names.alias("单位"), file.alias("文件"), row.alias("行"),
        pl.repeat(fault.column or None, size, dtype=pl.String, eager=True).alias("列"),
        pl.repeat(wrong.code, size, eager=True).alias("代码"), values.alias("填报"),
        filled(message, shown, names.fill_null("")).alias("原因"),
    ])  # fmt: skip
    return pl.Series(np.where(fault.units < 0, 2**62, fault.units), dtype=pl.Int64), found


def filled(message: str, values: pl.Series, units: pl.Series) -> pl.Series:
    """The message of each row."""
    pieces: list[pl.Expr] = []
    for n, part in enumerate(message.split(VALUE)):
        pieces += [pl.lit(values)] * (n > 0)
        for k, text in enumerate(part.split(UNIT)):
            pieces += [pl.lit(units)] * (k > 0) + [pl.lit(text)]
    return (
        pl.select(pl.concat_str(pieces)).to_series() if len(pieces) > 1 else pl.repeat(message, len(values), eager=True)
    )


def _places(fault: Fault, loaded: Loaded) -> tuple[pl.Series, pl.Series]:
    """The file and, counted from 1, the row of each."""
    rows = fault.wrong.rows
    if fault.table in (UNITS, AS_READ) and fault.wrong.code != "F155":  # of which the row is known from the file
        if fault.table == UNITS and loaded.origin is not None:
            rows = loaded.origin[rows]
        rows = np.append(loaded.numbers, -1)[rows]
    homes: Sequence[tuple[str, int]] = loaded.rows.get(UNITS if fault.table == AS_READ else fault.table, ())
    ends = np.cumsum([size for _, size in homes])
    which = np.minimum(np.searchsorted(ends, rows, side="right"), len(homes) - 1)
    starts = np.concatenate([[0], ends[:-1]])
    file = pl.Series([name for name, _ in homes], dtype=pl.String).gather(pl.Series(which))
    there = rows >= 0
    number = np.where(there, rows - starts[which] + 1, 0)
    return file, pl.select(pl.when(pl.Series(there)).then(pl.Series(number))).to_series()
