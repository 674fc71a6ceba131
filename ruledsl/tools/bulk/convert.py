"""A raw column into integers: what is plainly a value at once, every other spelling once for all its rows.

What a text means and what is wrong with it is said by ``facts.values``, as for facts of one unit; it is asked for each
distinct text only.  A binary fraction counts as the decimal it is the nearest number to, if that has few enough places.
"""

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl
from attrs import frozen

from ruledsl.facts.tree import shown
from ruledsl.facts.values import YEARS, Flaw, Inapplicable, Reading, Undated, reader
from ruledsl.ir import Type
from ruledsl.tools.bulk.texts import Wrong, hidden, numbered_texts, text_of, told_apart, written

#: The days that a date can be.
_FIRST, _LAST = ((date(YEARS[n], *day) - date(1970, 1, 1)).days for n, day in ((0, (1, 1)), (-1, (12, 31))))


@frozen
class Converted:
    """Integers, which of the rows have one, which say that it does not apply, what is wrong, which day nobody knows."""

    value: np.ndarray
    given: np.ndarray
    inapplicable: np.ndarray | None = None
    wrong: tuple[Wrong, ...] = ()
    undated: np.ndarray | None = None


def blank(series: pl.Series) -> pl.Series:
    """Which cells say nothing."""
    if series.dtype == pl.String:
        return series.is_null() | (series.str.strip_chars() == "")
    return series.is_null()


def converted(series: pl.Series, kind: Type, codes: dict[str, int] | None = None) -> Converted:
    """The values of a column as the scaled integers of a type; ``codes`` are numbers that texts already have."""
    if kind.kind == "key":
        return _coded(series, codes)
    plain = _plainly(series, kind)
    lacking, empty = plain.null_count(), series.null_count()
    found = plain.to_arrow()
    value = found.fill_null(0).to_numpy() if lacking else found.to_numpy()
    plainly = found.is_valid().to_numpy(zero_copy_only=False) if lacking else np.ones(len(series), bool)
    if lacking == empty:
        return Converted(value, plainly)
    given = series.is_not_null().to_numpy(writable=True)
    return _spelled(series, np.flatnonzero(given & ~plainly), reader(kind), value.copy(), given)


#: Kinds of facts that any number in their range is a value of.
_AMOUNTS = frozenset({"points", "count", "number", "days"})

# --- plain values ------------------------------------------------------------------------------------------------


def _plainly(series: pl.Series, kind: Type) -> pl.Series:
    """The values that need no second look, null for the others."""
    outright = _choice(series, kind) if kind.kind == "choice" else _outright(series, kind)
    if outright is not None:
        return outright
    name = series.name
    expr = _PLAINLY.get(kind.kind, _number)(series, kind)
    if expr is None:
        return pl.repeat(None, len(series), dtype=pl.Int64, eager=True)
    found = pl.DataFrame([series]).select(expr.cast(pl.Int64).alias(name)).to_series()
    low, high = found.min(), found.max()
    if low is None or (kind.lo <= low and high <= kind.hi):  # type: ignore[operator]
        return found
    return pl.select(pl.when(found.is_between(kind.lo, kind.hi)).then(found)).to_series()


def _outright(series: pl.Series, kind: Type) -> pl.Series | None:
    """A column that has the type of the fact and stays in its range; None for one that is to be looked at closer.

    No query is made of it: those of all threads wait for the same few threads of the library.
    """
    low, high, dtype = kind.lo, kind.hi, series.dtype
    if kind.kind == "flag" and dtype == pl.Boolean:
        return series.cast(pl.Int64)
    if kind.kind == "date" and dtype == pl.Date:
        found, low, high = series.cast(pl.Int32).cast(pl.Int64), max(low, _FIRST), min(high, _LAST)
    elif kind.kind in _AMOUNTS and isinstance(dtype, pl.Decimal) and dtype.scale == kind.decimals:
        found = series.to_physical().cast(pl.Int64, strict=False)
    else:
        return None
    least, most = found.min(), found.max()
    inside = least is None or (low <= least and most <= high)  # type: ignore[operator]
    return found if inside and found.null_count() == series.null_count() else None


def _choice(series: pl.Series, kind: Type) -> pl.Series | None:
    """The places of words; each distinct word is looked up once."""
    if series.dtype not in (pl.String, pl.Categorical, pl.Enum):
        return None
    distinct, which = told_apart(series.cast(pl.String))
    places = {word: place for place, word in reversed(list(enumerate(kind.choices)))}
    found = pl.Series([*map(places.get, distinct), None], dtype=pl.Int64)
    return found.gather(pl.Series(np.where(which < 0, len(distinct), which)))


def _number(series: pl.Series, kind: Type) -> pl.Expr | None:
    column, dtype, places = pl.col(series.name), series.dtype, kind.decimals
    if dtype.is_integer():
        most = 2**62 // 10**places
        return pl.when(column.is_between(-most, most)).then(column.cast(pl.Int64) * 10**places)
    if isinstance(dtype, pl.Decimal):
        return _decimal(column, dtype.scale or 0, places)
    if dtype.is_float():
        scaled = (column.cast(pl.Float64) * 10**places).round()
        near = scaled / 10**places == column
        return pl.when(near & (scaled.abs() < 2**53)).then(scaled.fill_nan(None))
    if dtype == pl.String:
        fraction = rf"(\.[0-9]{{1,{places}}})?" if places else ""
        text = pl.when(column.str.contains(rf"^[+-]?[0-9]{{1,15}}{fraction}$")).then(column)
        return text.str.to_decimal(scale=places).to_physical()
    return None


def _decimal(column: pl.Expr, scale: int, places: int) -> pl.Expr:
    raw = column.to_physical()
    if scale <= places:
        most = 2**62 // 10 ** (places - scale)
        return pl.when(raw.is_between(-most, most)).then(raw.cast(pl.Int64, strict=False) * 10 ** (places - scale))
    power = 10 ** (scale - places)
    return pl.when(raw % power == 0).then(raw // power).cast(pl.Int64, strict=False)


def _share(series: pl.Series, kind: Type) -> pl.Expr | None:
    """A share; a bare number above 1 leaves open what is meant."""
    number = _number(series, kind)
    return None if number is None else pl.when(number.abs() <= 10**kind.decimals).then(number)


def _flag(series: pl.Series, kind: Type) -> pl.Expr | None:
    return pl.col(series.name) if series.dtype == pl.Boolean else None


def _date(series: pl.Series, kind: Type) -> pl.Expr | None:
    column, dtype = pl.col(series.name), series.dtype
    if dtype == pl.String:
        day = column.str.strptime(pl.Date, "%Y-%m-%d", strict=False, exact=True)
        day = pl.when(column.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(day)
    elif dtype == pl.Date:
        day = column
    elif isinstance(dtype, pl.Datetime):
        day = pl.when(column == column.dt.truncate("1d")).then(column.dt.date())
    else:
        return None
    days = day.cast(pl.Int32)
    return pl.when(days.is_between(_FIRST, _LAST)).then(days)


_PLAINLY: dict[str, Callable[[pl.Series, Type], pl.Expr | None]] = {
    "ratio": _share,
    "flag": _flag,
    "date": _date,
}

# --- every other spelling ----------------------------------------------------------------------------------------


def _spelled(
    series: pl.Series, rows: np.ndarray, read: Callable[[str], Reading], value: np.ndarray, given: np.ndarray
) -> Converted:
    """Each distinct text read once, and dealt to its rows."""
    texts = text_of(series[rows])
    nothing = blank(texts).to_numpy()
    if nothing.any():
        given[rows[nothing]] = False
        rows, texts = rows[~nothing], texts.filter(pl.Series(~nothing))
    distinct = texts.unique(maintain_order=True)
    readings = [read(text) for text in distinct]
    codes = texts.replace_strict(distinct, range(len(distinct)), return_dtype=pl.Int64).cast(pl.Int64).to_numpy()
    numbers = np.array([r if isinstance(r, int) else 0 for r in readings], np.int64)
    value[rows] = numbers[codes]
    inapplicable, undated = (_which(readings, kind, codes, rows, len(value)) for kind in (Inapplicable, Undated))
    return Converted(value, given, inapplicable, _grouped(distinct, readings, codes, rows), undated)


def _which(readings: list[Reading], kind: type, codes: np.ndarray, rows: np.ndarray, size: int) -> np.ndarray | None:
    """Which rows have a reading of a kind; None where there is none."""
    of_kind = np.array([isinstance(r, kind) for r in readings], bool)
    if not of_kind.any():
        return None
    found = np.zeros(size, bool)
    found[rows] = of_kind[codes]
    return found


def _grouped(distinct: pl.Series, readings: list[Reading], codes: np.ndarray, rows: np.ndarray) -> tuple[Wrong, ...]:
    """What is wrong, texts with the same message together."""
    kinds: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
    for number, reading in enumerate(readings):
        if isinstance(reading, Flaw):
            rest = tuple((k, v) for k, v in reading.args.items() if k != "value")
            kinds.setdefault((reading.code, rest), []).append(number)
    found = []
    for (code, rest), numbers in kinds.items():
        here = np.flatnonzero(np.isin(codes, numbers))
        values = tuple(shown(distinct[int(n)]) for n in codes[here])
        found.append(Wrong(code, dict(rest), rows[here], values))
    return tuple(found)


# --- texts of which only equality matters ------------------------------------------------------------------------


def _coded(series: pl.Series, codes: dict[str, int] | None) -> Converted:
    """Numbers that are equal where the texts are, counted from 1; each distinct text is looked at once."""
    text = text_of(series)
    distinct, which = told_apart(text)
    names, same = written(distinct)
    if codes is None and (same is distinct or (same == distinct).all()):
        numbers = np.arange(1, 1 + len(distinct))
    else:
        numbers = numbered_texts(same, {} if codes is None else codes).to_numpy()
    # the last place is that of a row that says nothing
    places = np.append(np.where((same == "").to_numpy(), 0, numbers), 0)
    value = places[which]
    wrong = None if same is names else hidden(names)  # what is plainly itself hides nothing
    if wrong is not None:
        rows = np.flatnonzero(np.isin(which, wrong.rows))
        wrong = Wrong(wrong.code, wrong.args, rows, tuple(shown(v) for v in text.gather(rows)))
    return Converted(value, value > 0, None, () if wrong is None else (wrong,))
