"""Columns of text: names as names are compared, characters that nobody can see, numbers for what is only told apart."""

import numpy as np
import polars as pl
from attrs import field, frozen

from ruledsl.facts.names import folded, invisible
from ruledsl.facts.tree import shown

#: What a name as it is compared can hold without a second look: these characters stand for themselves alone.
_UNUSUAL = r"[^!-~\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}]"


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
    unusual = text.str.contains(_UNUSUAL)
    if not unusual.any():
        return text
    distinct = text.filter(unusual.fill_null(False)).unique()
    return text.replace(distinct, [folded(t) for t in distinct])


def written(series: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Names as they are written, without blanks around them and empty where there is none, and as they are compared."""
    text = series if series.dtype == pl.String else series.cast(pl.String)
    if not text.null_count() and not text.str.contains(_UNUSUAL).any():
        return text, text
    text = text.str.strip_chars().fill_null("")
    return text, comparable(text)


def hidden(series: pl.Series) -> Wrong | None:
    """Names with characters that nobody can see."""
    unusual = series.str.contains(_UNUSUAL)
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
    found = texts.to_arrow(compat_level=pl.CompatLevel.newest()).dictionary_encode()  # the newest copies no text
    return pl.Series(found.dictionary), found.indices.fill_null(-1).to_numpy()


def numbered_texts(texts: pl.Series, codes: dict[str, int]) -> pl.Series:
    """A number from 1 for each text, null where there is none; those that have one already keep it."""
    distinct = texts.drop_nulls().unique(maintain_order=True)
    numbers = [codes.setdefault(t, 1 + len(codes)) for t in distinct]
    return texts.replace_strict(distinct, numbers, default=None, return_dtype=pl.Int64)
