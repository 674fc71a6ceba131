"""The cells of some rows into the columns of a store: every column typed by the facts of its kind of row.

A column of event lines may mean another fact for each kind of event; it is converted once for all kinds that read it alike.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ruledsl.facts.layout import EVENT_LINES, Layout, Note, Slot, Unknown
from ruledsl.facts.names import word
from ruledsl.facts.tree import shown
from ruledsl.facts.undated import UNKNOWN
from ruledsl.facts.values import applies_here
from ruledsl.ir import Absence, Type
from ruledsl.stores import STATUS, column_of
from ruledsl.tools.bulk.by_class import beyond_class
from ruledsl.tools.bulk.convert import Converted, blank, converted
from ruledsl.tools.bulk.faults import Faults
from ruledsl.tools.bulk.texts import Wrong

Arrays = dict[str, np.ndarray]


@frozen
class Rows:
    """Raw rows of one store: the table (kind) of each and the unit that it belongs to."""

    label: str
    frame: pl.DataFrame
    kind: np.ndarray
    units: np.ndarray
    #: The class of each unit, where facts concern only some of them.
    classes: np.ndarray | None = None
    #: Rows of which nothing is expected: units of the roster that have no row.
    unsaid: np.ndarray | None = None
    #: Numbers of texts that must be the same in every piece of the units, by column.
    codes: dict[str, dict[str, int]] | None = None
    #: The last day of the assessment year, which stands for the day of an event that nobody knows.
    last_day: int = 0


@define
class Filling:
    """The columns of a store as they are filled."""

    rows: Rows
    layouts: tuple[Layout, ...]
    faults: Faults
    columns: Arrays = field(factory=dict)
    #: For each slot (by fact) the rows that were given.
    given: dict[str, np.ndarray] = field(factory=dict)
    #: For each kind the facts that were not given to some rows and count as their default.
    assumed: dict[str, np.ndarray] = field(factory=dict)
    #: The rows of those sets of kinds that were asked for.
    _among: dict[tuple[int, ...], np.ndarray] = field(factory=dict)

    def fill(self) -> None:
        """All columns, then everything that is missing."""
        for name in self.rows.frame.columns:
            self._column(self.rows.frame[name])
        for number, layout in enumerate(self.layouts):
            here = self._of_kind(number)
            for slot in layout.slots:
                self._complete(slot, layout, here)
            for note in layout.notes:
                self._note(note, layout, here)
            beyond_class(layout, self.columns, self.rows.classes, self.rows.units, self.faults, self.rows.label)

    def _of_kind(self, number: int) -> np.ndarray | None:
        """The rows of a kind as positions; None for all."""
        return None if len(self.layouts) == 1 else self._rows_of(number)

    def _rows_of(self, *kinds: int) -> np.ndarray:
        """The rows of some kinds as positions, looked for once."""
        if kinds not in self._among:
            here = self.rows.kind == kinds[0]
            for kind in kinds[1:]:
                here |= self.rows.kind == kind
            self._among[kinds] = np.flatnonzero(here)
        return self._among[kinds]

    def _column(self, series: pl.Series) -> None:
        entries = [layout.entry(series.name) for layout in self.layouts]
        types: dict[Type, list[int]] = {}
        for number, entry in enumerate(entries):
            if isinstance(entry, Slot) and entry.fact.role != "class":
                types.setdefault(entry.fact.type, []).append(number)
        known = 0
        for kind, numbers in types.items():
            everywhere = len(numbers) == len(self.layouts)
            rows = None if everywhere else self._rows_of(*numbers)
            codes = None if self.rows.codes is None else self.rows.codes.setdefault(series.name, {})
            cells = series if rows is None else series[rows]
            known += cells.len() - cells.null_count()
            found = converted(cells, kind, codes)
            slots = [entry for n in numbers if isinstance(entry := entries[n], Slot)]
            self._take(slots, found, rows, series.name)
        if known < series.len() - series.null_count():
            self._strangers(series, entries)

    def _strangers(self, series: pl.Series, entries: Sequence[object]) -> None:
        """Cells that say something in a row of a kind that has no such fact."""
        strange = [n for n, e in enumerate(entries) if isinstance(e, Unknown)]
        if not strange or len(self.layouts) == 1:
            return
        rows = self._rows_of(*strange)
        said = np.zeros(len(series), bool)
        said[rows] = series.is_not_null().to_numpy()[rows]
        if said.any() and series.dtype == pl.String:
            said &= ~blank(series).to_numpy()
        for number in strange if said.any() else ():
            layout = self.layouts[number]
            args = {"name": shown(series.name), "kind": layout.path, "candidates": "、".join(layout.words[:8])}
            bad = said & (self.rows.kind == number)
            self.faults.rows(self.rows.label, series.name, "F130", bad, self.rows.units, **args)

    def _take(self, slots: Sequence[Slot], found: Converted, rows: np.ndarray | None, column: str) -> None:
        fact = slots[0].fact
        name = column_of(fact)
        size = len(self.rows.kind)
        self.columns[name] = _placed(self.columns.get(name), found.value, rows, size)
        given = _placed(None, found.given, rows, size)
        for slot in slots:
            self.given[slot.fact.name] = given
        if found.inapplicable is not None:
            bad = _placed(None, found.inapplicable, rows, size)
            if Absence.NOT_APPLICABLE in fact.type.absent:
                states = self.columns.setdefault(name + STATUS, np.zeros(size, np.int8))
                states[bad] = int(Absence.NOT_APPLICABLE)
            else:
                args = {"fact": slots[0].path, **applies_here(fact, "不涉及")}
                self.faults.rows(self.rows.label, column, "F115", bad, self.rows.units, **args)
        if found.undated is not None:
            self._undated(slots, _placed(None, found.undated, rows, size), column)
        for wrong in found.wrong:
            moved = wrong if rows is None else Wrong(wrong.code, wrong.args, rows[wrong.rows], wrong.values)
            self.faults.add(self.rows.label, column, moved, self.rows.units, {"fact": slots[0].path})

    def _undated(self, slots: Sequence[Slot], rows: np.ndarray, column: str) -> None:
        """Days that nobody knows, kind by kind: the last day of the year where no statement asks for them."""
        for number, layout in enumerate(self.layouts):
            here = rows if len(self.layouts) == 1 else rows & (self.rows.kind == number)
            slot = next((s for s in slots if s in layout.slots), None)
            if slot is None or not here.any():
                continue
            flaw = layout.unknown_day(slot, UNKNOWN[0])
            if flaw is None:
                self.columns[column_of(slot.fact)][here] = self.rows.last_day
            else:
                self.faults.rows(self.rows.label, column, flaw.code, here, self.rows.units, fact=slot.path, **flaw.args)

    def _complete(self, slot: Slot, layout: Layout, here: np.ndarray | None) -> None:
        """What was not given: missing, an error, or counted as the default."""
        fact, name, size = slot.fact, column_of(slot.fact), len(self.rows.kind)
        values = self.columns.setdefault(name, np.zeros(size, np.int64))
        if fact.type.absent:
            self.columns.setdefault(name + STATUS, np.zeros(size, np.int8))
        if fact.role in ("class", "incident", "id"):
            return
        given = self.given.get(fact.name)
        if given is not None and (given.all() or (here is not None and given[here].all())):
            return
        bad = np.zeros(size, bool) if given is None else given
        missing = ~bad if here is None else _mask(here[~bad[here]], size)
        match fact.when_absent:
            case "optional" if fact.type.absent:
                self.columns[name + STATUS][missing] = int(Absence.MISSING)
            case "default":
                if fact.default:
                    values[missing] = fact.default
                self.assumed[slot.path] = missing
            case "error":
                self._missing(slot, layout, missing)

    def _note(self, note: Note, layout: Layout, here: np.ndarray | None) -> None:
        """A text that must be there."""
        if note.fact.when_absent != "error":
            return
        size = len(self.rows.kind)
        column = next((c for c in self.rows.frame.columns if layout.entry(c) is note), None)
        empty = np.ones(size, bool) if column is None else blank(self.rows.frame[column]).to_numpy()
        self._missing(note, layout, empty if here is None else empty & _mask(here, size))

    def _missing(self, entry: Slot | Note, layout: Layout, missing: np.ndarray) -> None:
        if entry.fact.classes and self.rows.classes is not None:
            missing = missing & np.isin(self.rows.classes[self.rows.units], entry.fact.classes)
        if self.rows.unsaid is not None:
            missing = missing & ~self.rows.unsaid
        args = {"fact": entry.path, "unit": layout.path if layout.table.kind != "ROSTER" else word("units")}
        if entry is layout.date and layout.table.storage == EVENT_LINES:
            args |= {"which": "asked" if layout.day_readers else "day", **layout.asking}
        self.faults.rows(self.rows.label, entry.path, "F103", missing, self.rows.units, **args)


def _mask(rows: np.ndarray, size: int) -> np.ndarray:
    result = np.zeros(size, bool)
    result[rows] = True
    return result


def _placed(before: np.ndarray | None, values: np.ndarray, rows: np.ndarray | None, size: int) -> np.ndarray:
    """Values in their rows of a column."""
    if rows is None:
        return values
    result = np.zeros(size, values.dtype) if before is None else before
    result[rows] = values
    return result


def stored(filling: Filling, physical: Sequence[str], links: Mapping[str, np.ndarray]) -> Arrays:
    """The columns of a store under their names; what nobody gave is 0."""
    size = len(filling.rows.kind)
    return {
        name: links[name]
        if name in links
        else filling.columns.get(name, np.zeros(size, np.int8 if name.endswith(STATUS) else np.int64))
        for name in physical
    }
