"""The table of units: their names and classes in roster order, and their facts."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from attrs import frozen
from pyarrow import compute

from ruledsl.facts.layout import Layout
from ruledsl.facts.names import folded, role_of, word
from ruledsl.facts.tree import shown
from ruledsl.tools.bulk.faults import Fault, Faults
from ruledsl.tools.bulk.texts import Wrong, comparable, hidden, numbered_texts, told_apart, written

#: The table of units by units, and by its rows as they are in the file.
UNITS, AS_READ = "units", "units as read"


@frozen
class Names:
    """Units by position: names as written and as compared, the class of each as written and its number."""

    names: pl.Series
    keys: pl.Series
    classes: pl.Series
    class_codes: np.ndarray

    @property
    def size(self) -> int:
        return len(self.names)

    def has(self, name: object) -> bool:
        """Whether a name is that of one of the units."""
        if name is None:
            return False
        text = name if isinstance(name, str) else pl.Series([name]).cast(pl.String)[0]
        return bool((self.keys == folded(text)).any())

    def positions(self, names: pl.Series) -> np.ndarray:
        """The position of each of some names, −1 for those of no unit; runs of one name are looked up once."""
        if not len(names):
            return np.zeros(0, np.int64)
        text = names if names.dtype == pl.String else names.cast(pl.String)
        differ = text[1:] != text[:-1]
        starts = np.append(True, differ.fill_null(True).to_numpy() if differ.null_count() else differ.to_numpy())
        heads = text.filter(pl.Series(starts))
        at = _positions(heads, self.keys)
        unknown = np.flatnonzero(at < 0)
        if len(unknown):  # perhaps spelled in another way
            written = heads.gather(unknown)
            same = comparable(written.str.strip_chars())
            other = same.ne_missing(written)
            if other.any():
                at = at.copy()
                at[unknown[other.to_numpy()]] = _positions(same.filter(other), self.keys)
        if len(heads) == len(text):
            return at
        return at[np.cumsum(starts) - 1]


def _positions(names: pl.Series, keys: pl.Series) -> np.ndarray:
    """Where names stand among others, −1 where they do not."""
    found = compute.index_in(names.to_arrow(), value_set=keys.to_arrow())
    return found.fill_null(-1).to_numpy().astype(np.int64)


_NONE = pl.Series([], dtype=pl.String)
NOBODY = Names(_NONE, _NONE, _NONE, np.zeros(0, np.int64))


def named(
    frame: pl.DataFrame,
    unit: str,
    layout: Layout,
    roster: Mapping[str, Sequence[str]] | None,
    faults: Faults,
    codes: dict[str, dict[str, int]],
) -> tuple[Names, np.ndarray | None]:
    """The units, and for each of them its row of the table (−1: none); None where row and unit are the same.

    A second row of a unit is an error, and so is a unit of the roster without a row.
    """
    text, keys = written(frame[unit])
    own = next((c for c in frame.columns if role_of(c) == "class"), None)
    classes = written(frame[own])[0] if own else pl.repeat("", len(frame), eager=True)
    row: np.ndarray | None = None
    again: tuple[pl.Series, pl.Series, np.ndarray] | None = None
    if keys.n_unique() < len(keys):
        first = keys.is_first_distinct()
        row = first.to_numpy().nonzero()[0]
        again = text.filter(~first), keys.filter(~first), (~first).to_numpy().nonzero()[0]
        text, keys, classes = (s.filter(first) for s in (text, keys, classes))
    if roster is not None:
        text, keys, classes, old = _by_roster(text, keys, classes, roster, row, faults)
        row = old if row is None else np.where(old < 0, -1, row[old])
    if again is not None:
        _again(*again, keys, faults)
    faults.rows(UNITS, unit, "F158", (keys == "").to_numpy(), np.arange(len(keys)))
    invisible = None if keys is text else hidden(text)  # what is plainly itself hides nothing
    if invisible is not None:
        faults.add(UNITS, unit, invisible, np.arange(len(keys)), {"name": unit})
    numbers = _class_codes(classes, layout, roster, faults, codes.setdefault(word("class"), {}))
    return Names(text, keys, classes, numbers), row


def _again(text: pl.Series, same: pl.Series, rows: np.ndarray, keys: pl.Series, faults: Faults) -> None:
    """Rows of units that had one before; ``keys`` are the units as they stand in the end, in roster order if there is one."""
    wrong = Wrong("F120", {}, rows, tuple(shown(n) for n in text))
    faults.found.append(Fault(AS_READ, "", wrong, _positions(same, keys)))


def _by_roster(
    text: pl.Series,
    keys: pl.Series,
    classes: pl.Series,
    roster: Mapping[str, Sequence[str]],
    row: np.ndarray | None,
    faults: Faults,
) -> tuple[pl.Series, pl.Series, pl.Series, np.ndarray]:
    """Units in the order of the roster, with its classes; those without facts, and those that are not on it, are wrong."""
    listed = [(name, group) for group, names in roster.items() for name in names]
    order = pl.DataFrame({"key": [folded(n) for n, _ in listed], "name": [n for n, _ in listed], "of": [c for _, c in listed]},
                         schema={"key": pl.String, "name": pl.String, "of": pl.String})  # fmt: skip
    own = pl.DataFrame({"key": keys, "class": classes, "old": pl.int_range(len(keys), eager=True)})
    found = order.join(own, on="key", how="left", maintain_order="left").with_row_index("new")
    absent = found["old"].is_null()
    if absent.any():
        rows = absent.to_numpy().nonzero()[0]
        wrong = Wrong("F122", {}, rows, tuple(shown(n) for n in found["name"].filter(absent)))
        faults.found.append(Fault(UNITS, "", wrong, rows))
    moved = np.full(len(keys) + 1, -1)
    there = found.filter(~absent)
    moved[there["old"].to_numpy()] = there["new"].to_numpy()
    outside = np.flatnonzero(moved[:-1] < 0)
    if len(outside):
        names = tuple(shown(n) for n in text[outside])
        rows = outside if row is None else row[outside]
        faults.found.append(Fault(AS_READ, "", Wrong("F121", {"candidates": "—"}, rows, names), moved[outside]))
    given = comparable(found["class"].fill_null(""))
    differ = ((given != "") & (given != comparable(found["of"])) & (found["of"] != "")).to_numpy()
    faults.rows(UNITS, "", "F124", differ, np.arange(len(found)), classes="、".join(sorted(set(roster))[:8]))
    of = pl.select(pl.when(found["of"] == "").then(found["class"].fill_null("")).otherwise(found["of"])).to_series()
    return found["name"], found["key"], of, found["old"].fill_null(-1).cast(pl.Int64).to_numpy()


def _class_codes(
    classes: pl.Series,
    layout: Layout,
    roster: Mapping[str, Sequence[str]] | None,
    faults: Faults,
    numbers: dict[str, int],
) -> np.ndarray:
    """The number of each unit's class."""
    slot = layout.class_slot
    size, place = len(classes), np.arange(len(classes))
    choices = slot.fact.type.choices if slot else ()
    known = choices if any(choices) else tuple(roster or ())
    distinct, which = told_apart(classes)
    same = comparable(distinct)
    if any(known):
        places = {folded(c): i for i, c in enumerate(known)}
        strange = np.array([c not in places and c != "" for c in same], bool)[which]
        if strange.any():
            rows = np.flatnonzero(strange)
            wrong = Wrong("F123", {"candidates": "、".join(known)}, rows, tuple(shown(v) for v in classes[rows]))
            faults.add(UNITS, "", wrong, place)
        if slot and "" not in choices:
            faults.rows(UNITS, "", "F125", (same == "").to_numpy()[which], place)
    if not size:
        return place
    if slot is None or slot.fact.type.kind == "key":
        return numbered_texts(same, numbers).to_numpy()[which]
    lookup = {folded(c): i for i, c in enumerate(choices)}
    return np.array([lookup.get(c, 0) for c in same], np.int64)[which]
