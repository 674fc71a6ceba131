"""Columns of text: names as names are compared, characters that nobody can see, numbers for what is only told apart."""

import numpy as np
import polars as pl
from attrs import field, frozen

from ruledsl.facts.names import folded, invisible
from ruledsl.facts.tree import shown

_PLAIN = r"^[!-~\p{Han}]*$"


@frozen
class Wrong:
    """Values of a column that are wrong in one way: the code, what the message needs beside the value, the rows."""

    code: str
    args: dict[str, str]
    rows: np.ndarray = field(repr=False)
    values: tuple[str, ...] = field(repr=False, default=())


def text_of(series: pl.Series) -> pl.Series:
    """Values as one would write them in a fact file."""
    if series.dtype.is_nested() or series.dtype == pl.Binary:
        return pl.Series(series.name, [str(v) for v in series], pl.String)
    text = series.cast(pl.String)
    return text.str.strip_suffix(".0") if series.dtype.is_float() else text


def comparable(series: pl.Series) -> pl.Series:
    """Names as names are compared; only those that are not plainly themselves are looked at one by one."""
    text = series if series.dtype == pl.String else text_of(series)
    unusual = ~text.str.contains(_PLAIN)
    if not unusual.any():
        return text
    distinct = text.filter(unusual.fill_null(False)).unique()
    return text.replace(distinct, [folded(t) for t in distinct])


def hidden(series: pl.Series) -> Wrong | None:
    """Names with characters that nobody can see."""
    unusual = ~series.str.contains(_PLAIN)
    if not unusual.any():
        return None
    distinct = series.filter(unusual.fill_null(False)).unique()
    found = {name: invisible(name) for name in distinct}
    bad = [name for name, characters in found.items() if characters]
    if not bad:
        return None
    rows = series.is_in(bad).fill_null(False).to_numpy().nonzero()[0]
    characters = "、".join(sorted({found[name] for name in bad}))
    return Wrong("F119", {"characters": characters}, rows, tuple(shown(v) for v in series[rows]))


def told_apart(texts: pl.Series) -> tuple[pl.Series, np.ndarray]:
    """The distinct texts in the order of their first rows, and for each row which of them it has, −1 where it has none."""
    own = texts.cast(pl.Categorical).to_physical()
    first = own.arg_unique()
    first = first.filter(own.gather(first).is_not_null())
    numbers = own.gather(first).to_numpy()
    none = int(numbers.max(initial=0)) + 1
    places = np.full(none + 1, -1)
    places[numbers] = np.arange(len(numbers))
    return texts.gather(first), places[own.fill_null(none).to_numpy()]


def numbered_texts(texts: pl.Series, codes: dict[str, int]) -> pl.Series:
    """A number from 1 for each text, null where there is none; those that have one already keep it."""
    distinct = texts.drop_nulls().unique(maintain_order=True)
    numbers = [codes.setdefault(t, 1 + len(codes)) for t in distinct]
    return texts.replace_strict(distinct, numbers, default=None, return_dtype=pl.Int64)
