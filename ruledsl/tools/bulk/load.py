"""Files of columns → the stores of a plan, and what is wrong with them: every unit is computed or told, none is lost.

Units come in pieces, each with all rows that lie below its units, as long as the files stand in the order of the units.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import Layout, layout
from ruledsl.facts.names import word
from ruledsl.ir import Plan
from ruledsl.stores import Store, store_of, stores
from ruledsl.tools.bulk.ahead import ahead
from ruledsl.tools.bulk.below import APPROVALS, EVENTS, below, orphans, without
from ruledsl.tools.bulk.doubts import Doubt, doubted
from ruledsl.tools.bulk.faults import Fault, Faults
from ruledsl.tools.bulk.feeds import Feed, Found, OutOfStep, Part, Stopped
from ruledsl.tools.bulk.headings import unknown_columns
from ruledsl.tools.bulk.in_order import in_order
from ruledsl.tools.bulk.once import Once
from ruledsl.tools.bulk.reported import Reported, reported
from ruledsl.tools.bulk.rows import Arrays, Filling, Rows, stored
from ruledsl.tools.bulk.sources import Source, Uneven, opened, units_in
from ruledsl.tools.bulk.texts import Wrong
from ruledsl.tools.bulk.units import NOBODY, UNITS, Names, named

#: At most so many units are looked at together, and three times so many rows below them are read at once (files mostly
#: hold 122,880 or 131,072 rows in a group, which is read as a whole); half of them where there are so many pieces that the
#: largest of them is larger, and beside what a sort left in memory.
PIECE, MANY = 45_000, 2_000_000


@frozen
class Loaded:
    """Facts of some units as stores of integers; ``rejected`` units are not among them any more.

    ``rows`` says in which files the rows of a table are, one after the other; ``numbers`` where those of the units stand.
    """

    names: Names
    stores: dict[str, Arrays]
    rejected: np.ndarray
    faults: tuple[Fault, ...]
    rows: dict[str, tuple[tuple[str, int], ...]]
    origin: np.ndarray | None
    numbers: np.ndarray
    assumed: int
    doubts: tuple[Doubt, ...] = ()


@define
class Loader:
    """One reading of all files: as they are; with ``whole`` all units are one piece, whatever their order and that of
    their rows; with ``sorting``, a folder, all rows are put in order there first."""

    plan: Plan
    roster: Mapping[str, Sequence[str]] | None
    strict: bool
    whole: bool = False
    sorting: Path | None = None
    #: The last day of the assessment year; the plan before its readings were settled, which asks for the most.
    last_day: int = 0
    open_plan: Plan | None = None
    layout: Layout = field(init=False)
    kept: dict[str, Store] = field(init=False)
    feeds: dict[str, Feed] = field(factory=dict)
    codes: dict[str, dict[str, int]] = field(factory=dict)
    crooked: list[tuple[Source, Uneven]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.layout = layout(self.plan, next(t for t in self.plan.tables if t.kind == "ROSTER"))
        self.kept = stores(self.plan)
        for kind in self.layout.kinds.things:
            kind.plan = self.open_plan or kind.plan

    def opened(self, paths: Sequence[Path]) -> list[Source]:
        """The files; raises what is wrong with them as such."""
        found = [opened(path, self.layout) for path in paths]
        sources = [s for s in found if isinstance(s, Source)]
        wrong = [d for d in found if isinstance(d, Diagnostic)]
        wrong += [d for s in sources for d in self._columns(s)]
        if not any(s.kind == UNITS for s in sources) and not wrong:
            wrong.append(Diagnostic("F127", {}))
        if wrong:
            raise Stopped(*wrong)
        return sources

    def layouts(self, kind: str) -> tuple[Layout, ...]:
        if kind == UNITS:
            return (self.layout,)
        if kind == EVENTS:
            return self.layout.kinds.things
        if kind == APPROVALS:
            return self.layout.caps.things
        return tuple(x for x in self.layout.lists.things if x.table.name == kind)

    def _store(self, kind: str) -> str:
        return store_of(self.layouts(kind)[0].table, self.layout.table.name)

    def _columns(self, source: Source) -> list[Diagnostic]:
        """Columns that mean nothing; tables that the measure does not have."""
        layouts = self.layouts(source.kind)
        own = [c for c in (source.named("units"),) if c and source.kind != UNITS]
        if not layouts:
            return [Diagnostic("F161", {"file": source.path.name, "kind": source.kind, "place": source.path.name})]
        return unknown_columns([c for c in source.columns if c not in own], layouts, source.path.name)

    @property
    def counts(self) -> dict[str, int]:
        """The rows read so far."""
        return {kind: feed.count for kind, feed in self.feeds.items()}

    def pieces(self, sources: Sequence[Source]) -> Iterator[Loaded]:
        """All units, each once; then one piece without units, about the rows of no unit."""
        many = units_in([s.path for s in sources if s.kind == UNITS]) > MANY
        size = None if self.whole else PIECE // 2 if self.sorting or many else PIECE
        for kind in dict.fromkeys((UNITS, *(s.kind for s in sources))):
            own = [s for s in sources if s.kind == kind]
            rows = size if size is None or kind == UNITS or self.sorting else 3 * size
            self.feeds[kind] = Feed(kind, own, self.layouts(kind), rows, most=PIECE if self._as_read else None)
        if self.sorting is not None:
            self.feeds = in_order(self.feeds, self.sorting)
        # not a loop with names: they would keep each piece while the next one is awaited
        yield from map(self._converted, ahead(map(self._with_units, self._found())))
        yield self._rest(sources)

    @property
    def _as_read(self) -> bool:
        return not self.whole and self.sorting is None

    def _parts(self) -> Iterator[Part]:
        """The units; with ``whole`` all of them together, though they be none."""
        if not self.whole:
            yield from self.feeds[UNITS]
            return
        parts = list(self.feeds[UNITS])
        frame = pl.concat([p.frame for p in parts], how="diagonal_relaxed")
        yield Part(frame, np.concatenate([p.numbers for p in parts]))

    def _found(self) -> Iterator[Found]:
        """The rows of each piece."""
        once = Once()
        yield from map(partial(self._found_of, once), self._parts())
        once.finish()

    def _found_of(self, once: Once, part: Part) -> Found:
        faults = Faults()
        names, row = named(part.frame, word("units"), self.layout, self.roster, faults, self.codes)
        if self._as_read:
            if row is not None:
                raise OutOfStep
            once.add(names.keys)
        below_ = {kind: feed.until(names) for kind, feed in self.feeds.items() if kind != UNITS}
        return Found(part, names, row, below_, faults, self._uneven(names), self._homes())

    def _with_units(self, found: Found) -> tuple[Found, Filling]:
        """A piece, and the rows of its units as integers."""
        names, row, raw = found.names, found.row, found.part.frame
        unsaid = None if row is None else row < 0
        if row is not None:
            at = pl.select(pl.when(pl.Series(row) >= 0).then(pl.Series(row))).to_series()
            raw = raw.select(pl.all().gather(at))
        places, units = np.arange(names.size), np.zeros(names.size, np.int8)
        rows = Rows(UNITS, raw, units, places, names.class_codes, unsaid, self.codes)
        filling = Filling(rows, (self.layout,), found.faults)
        filling.fill()
        if slot := self.layout.class_slot:
            filling.columns[slot.path] = names.class_codes
        return found, filling

    def _converted(self, piece: tuple[Found, Filling]) -> Loaded:
        """All rows of a piece as integers, with what is wrong with them."""
        found, filling = piece
        faults, classes = found.faults, found.names.class_codes
        arrays, links = {"unit": filling}, dict[str, Arrays]()
        for kind, part in found.below.items():
            if len(part.units):
                filled, linked = below(kind, part, classes, self.layout, self.layouts(kind), faults, self.last_day)
                name = self._store(kind)
                arrays[name], links[name] = filled, linked
        faults.found += found.uneven
        said = reported(self.layout, arrays, faults, self.strict)
        return self._loaded(found, arrays, links, said)

    def _loaded(self, rows: Found, arrays: dict[str, Filling], links: dict[str, Arrays], said: Reported) -> Loaded:
        found: dict[str, Arrays] = {}
        names, faults = rows.names, rows.faults
        for store in self.kept.values():
            filled = arrays.get("unit" if not store.parent else store.name)
            if filled is None:
                found[store.name] = {c: np.zeros(0, np.int64) for c in store.physical}
            else:
                found[store.name] = stored(filled, store.physical, links.get(store.name, {}))
        rejected = faults.rejected(names.size)
        assumed, told = int((said.assumed & ~rejected).sum()), tuple(faults.found)
        whole, doubts = without(found, self.kept, rejected), doubted(rows, self.layouts)
        return Loaded(names, whole, rejected, told, rows.homes, rows.row, rows.part.numbers, assumed, doubts)

    def _homes(self) -> dict[str, tuple[tuple[str, int], ...]]:
        return {kind: tuple(feed.homes) for kind, feed in self.feeds.items()}

    def _uneven(self, names: Names | None) -> list[Fault]:
        """Rows that do not fit their header break their unit; after the last unit they are nobody's."""
        for feed in self.feeds.values():
            self.crooked += feed.uneven
            feed.uneven.clear()
        places = np.full(len(self.crooked), -1)
        if names is not None and self.crooked:
            places = names.positions(pl.Series([one.unit for _, one in self.crooked]))
        waiting, found = [], []
        for (source, one), at in zip(self.crooked, places.tolist(), strict=True):
            if at < 0 and names is not None:
                waiting.append((source, one))
                continue
            line = str(one.row + source.above + 2)
            args = {"line": line, "cells": str(one.cells), "columns": str(len(source.columns))}
            feed = self.feeds[source.kind]
            before = sum(rows for _, rows in feed.homes[: list(feed.sources).index(source)])
            wrong = Wrong("F155", args, np.array([before + one.row]), (one.unit,))
            found.append(Fault(source.kind, "", wrong, np.array([at])))
        self.crooked = waiting
        return found

    def _rest(self, sources: Sequence[Source]) -> Loaded:
        """What belongs to no unit; rows that do belong to one came too early or too late."""
        faults = Faults()
        for kind, feed in self.feeds.items():
            for part in feed.rest() if kind != UNITS else ():
                faults.found.append(orphans(kind, part))
                if self._as_read and self._known(part, [s for s in sources if s.kind == UNITS]):
                    raise OutOfStep
        faults.found += self._uneven(None)
        nobody = np.zeros(0, bool)
        return Loaded(NOBODY, {}, nobody, tuple(faults.found), self._homes(), None, NOBODY.class_codes, 0)

    def _known(self, part: Part, sources: Sequence[Source]) -> bool:
        """Whether one of the rows names a unit."""
        texts = pl.DataFrame({"name": part.frame[word("units")].cast(pl.String).unique()})
        for own in Feed(UNITS, sources, (), PIECE):
            units, _ = named(own.frame, word("units"), self.layout, None, Faults(), self.codes)
            if (units.positions(texts["name"]) >= 0).any():
                return True
        return False
