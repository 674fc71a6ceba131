"""Files of columns → the stores of a plan, and what is wrong with them: every unit is computed or told, none is lost."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import Layout, layout
from ruledsl.facts.names import word
from ruledsl.ir import Plan
from ruledsl.stores import PARENT, Store, store_of, stores
from ruledsl.tools.bulk.below import APPROVALS, EVENTS, below
from ruledsl.tools.bulk.convert import Wrong
from ruledsl.tools.bulk.faults import Fault, Faults
from ruledsl.tools.bulk.reported import Reported, reported
from ruledsl.tools.bulk.rows import Arrays, Filling, Rows, stored, unknown_columns, wanted
from ruledsl.tools.bulk.sources import Source, Uneven, frame, opened, unreadable
from ruledsl.tools.bulk.units import UNITS, Names, named


@frozen
class Loaded:
    """Facts as stores of integers; ``rejected`` units are not among them any more.

    ``rows`` says in which files the rows of a table are, one after the other.
    """

    names: Names
    stores: dict[str, Arrays]
    rejected: np.ndarray
    faults: tuple[Fault, ...]
    rows: dict[str, tuple[tuple[str, int], ...]]
    origin: np.ndarray | None
    counts: dict[str, int]
    assumed: int

    @property
    def kept(self) -> np.ndarray | None:
        """The positions of the units that are computed; None for all."""
        return np.flatnonzero(~self.rejected) if self.rejected.any() else None


@define
class Loader:
    """One reading of all files."""

    plan: Plan
    roster: Mapping[str, Sequence[str]] | None
    strict: bool
    layout: Layout = field(init=False)
    kept: dict[str, Store] = field(init=False)
    faults: Faults = field(factory=Faults)
    rows: dict[str, list[tuple[str, int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.layout = layout(self.plan, next(t for t in self.plan.tables if t.kind == "ROSTER"))
        self.kept = stores(self.plan)

    def load(self, paths: Sequence[Path]) -> Loaded | tuple[Diagnostic, ...]:
        """Everything, or what is wrong with files as such."""
        found = [opened(path, self.layout) for path in paths]
        sources = [s for s in found if isinstance(s, Source)]
        wrong = [d for d in found if isinstance(d, Diagnostic)]
        wrong += [d for s in sources for d in self._columns(s)]
        if not any(s.kind == UNITS for s in sources) and not wrong:
            wrong.append(Diagnostic("F127", {}))
        if wrong:
            return tuple(wrong)
        try:
            return self._load(sources)
        except (OSError, pl.exceptions.PolarsError, ValueError) as problem:
            return (unreadable(paths[0], problem),)

    def _layouts(self, kind: str) -> tuple[Layout, ...]:
        if kind == UNITS:
            return (self.layout,)
        if kind == EVENTS:
            return self.layout.kinds.things
        if kind == APPROVALS:
            return self.layout.caps.things
        return tuple(x for x in self.layout.lists.things if x.table.name == kind)

    def _store(self, kind: str) -> str:
        return store_of(self._layouts(kind)[0].table, self.layout.table.name)

    def _columns(self, source: Source) -> list[Diagnostic]:
        """Columns that mean nothing; tables that the measure does not have."""
        layouts = self._layouts(source.kind)
        own = [c for c in (source.named("units"),) if c and source.kind != UNITS]
        if not layouts:
            return [Diagnostic("F161", {"file": source.path.name, "kind": source.kind, "place": source.path.name})]
        return unknown_columns([c for c in source.columns if c not in own], layouts, source.path.name)

    def _read(self, sources: Sequence[Source], kind: str) -> tuple[pl.DataFrame, list[tuple[Source, Uneven]]]:
        """The rows of one kind of table from all files that have it."""
        frames, uneven = [], []
        for source in (s for s in sources if s.kind == kind):
            own = source.named("units")
            columns = [c for c in source.columns if c == own or c in wanted(source.columns, self._layouts(kind))]
            found, crooked = frame(source, columns)
            self.rows.setdefault(kind, []).append((source.path.name, len(found)))
            frames.append(found.rename({own: word("units")}) if own and own != word("units") else found)
            uneven += [(source, u) for u in crooked]
        return pl.concat(frames, how="diagonal_relaxed") if len(frames) > 1 else frames[0], uneven

    def _load(self, sources: Sequence[Source]) -> Loaded:
        raw, uneven = self._read(sources, UNITS)
        names, row = named(raw, word("units"), self.layout, self.roster, self.faults)
        counts = {UNITS: len(raw)}
        places = np.arange(names.size)
        unsaid = None if row is None else row < 0
        if row is not None:
            at = pl.select(pl.when(pl.Series(row) >= 0).then(pl.Series(row))).to_series()
            raw = raw.select(pl.all().gather(at))
        rows = Rows(UNITS, raw, np.zeros(names.size, np.int8), places, names.class_codes, unsaid)
        filling = Filling(rows, (self.layout,), self.faults)
        filling.fill()
        if slot := self.layout.class_slot:
            filling.columns[slot.path] = names.class_codes
        arrays = {"unit": filling}
        links: dict[str, Arrays] = {}
        for kind in dict.fromkeys(s.kind for s in sources if s.kind != UNITS):
            raw_below, crooked = self._read(sources, kind)
            counts[kind] = len(raw_below)
            name = self._store(kind)
            filled, linked = below(kind, raw_below, names, self.layout, self._layouts(kind), self.faults)
            arrays[name], links[name] = filled, linked
            uneven += crooked
        self._crooked(uneven, names)
        said = reported(self.layout, filling, arrays.get("event_lines"), self.faults, self.strict)
        return self._whole(names, arrays, links, counts, said, row)

    def _whole(
        self,
        names: Names,
        arrays: dict[str, Filling],
        links: dict[str, Arrays],
        counts: dict[str, int],
        said: Reported,
        row: np.ndarray | None,
    ) -> Loaded:
        found: dict[str, Arrays] = {}
        for store in self.kept.values():
            filled = arrays.get("unit" if not store.parent else store.name)
            if filled is None:
                found[store.name] = {c: np.zeros(0, np.int64) for c in store.physical}
            else:
                found[store.name] = stored(filled, store.physical, links.get(store.name, {}))
        rejected = self.faults.rejected(names.size)
        homes = {k: tuple(v) for k, v in self.rows.items()}
        assumed = int((said.assumed & ~rejected).sum())
        whole = _without(found, self.kept, rejected)
        return Loaded(names, whole, rejected, tuple(self.faults.found), homes, row, counts, assumed)

    def _crooked(self, uneven: Sequence[tuple[Source, Uneven]], names: Names) -> None:
        """Rows that do not fit their header break their unit."""
        for source, one in uneven:
            at = names.positions(pl.Series([one.unit]))
            args = {
                "line": str(one.row + source.above + 2),
                "cells": str(one.cells),
                "columns": str(len(source.columns)),
            }
            row = np.array([one.row])
            self.faults.found.append(Fault(source.kind, "", Wrong("F155", args, row, (one.unit,)), at))


def _without(found: dict[str, Arrays], kept: Mapping[str, Store], rejected: np.ndarray) -> dict[str, Arrays]:
    """The stores without rejected units and their rows."""
    if not rejected.any():
        return found
    staying: dict[str, np.ndarray] = {}
    result: dict[str, Arrays] = {}
    for name, columns in found.items():
        store = kept[name]
        stay = staying[store.parent][columns[PARENT]] if store.parent else ~rejected
        staying[name] = stay
        result[name] = {c: v[stay] for c, v in columns.items()}
        if store.parent:
            above = staying[store.parent]
            result[name][PARENT] = (np.cumsum(above) - 1)[result[name][PARENT]]
    return result
