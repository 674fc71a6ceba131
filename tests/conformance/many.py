"""Very many random units at once: the same pools of facts as ``generate``, drawn column by column."""

from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
from attrs import define, field
from generate import Facts

from ruledsl.ir import Table
from ruledsl.records import shape
from ruledsl.stores import KIND, PARENT, STATUS, Store, column_of, stores

Row = tuple[Any, ...]
Columns = dict[str, dict[str, np.ndarray]]

#: How many event lines units have: many none, few many.
_LINES = (0, 0, 0, 1, 1, 2, 3, 6)
#: Incidents to which several events belong; other events are their own.
_INCIDENTS = 2


@define
class Many:
    """Draws facts of many units as columns of every store, and gives them as rows too."""

    facts: Facts
    random: Random
    numbers: np.random.Generator = field(init=False)
    kept: dict[str, Store] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.numbers = np.random.default_rng(self.random.getrandbits(32))
        self.kept = stores(self.facts.plan)

    def columns(self, size: int) -> Columns:
        """Every store of so many units."""
        found: Columns = {}
        for name, store in self.kept.items():
            if not store.parent:
                found[name] = self._filled(store, np.zeros(size, np.int64))
                continue
            above = len(next(iter(found[store.parent].values()))) if found[store.parent] else size
            lines = self.numbers.choice(_LINES if name == "event_lines" else (0, 1, 2), above)
            if name == "approvals":
                lines = self.numbers.choice((0, 0, 1), above)
            parents = np.repeat(np.arange(above), lines)
            kinds = self.numbers.integers(0, len(store.tables), len(parents))
            links = {PARENT: parents, KIND: kinds} if len(store.tables) > 1 else {PARENT: parents}
            found[name] = links | self._filled(store, kinds)
        return found

    def _filled(self, store: Store, kinds: np.ndarray) -> dict[str, np.ndarray]:
        """The facts of rows of these kinds, from the pool of each kind's fact."""
        size = len(kinds)
        made = {c: np.zeros(size, np.int64) for c in store.columns}
        made |= {c + STATUS: np.zeros(size, np.int64) for c in store.absent}
        for kind, table in enumerate(store.tables):
            rows = np.flatnonzero(kinds == kind) if len(store.tables) > 1 else np.arange(size)
            for fact in (f for f in self.facts.plan.facts if f.table == table and f.type.kind != "text"):
                column = column_of(fact)
                if fact.type.kind == "key":
                    own = -1 - self.numbers.integers(0, 10**6, len(rows))
                    shared = self.numbers.integers(0, _INCIDENTS, len(rows))
                    made[column][rows] = np.where(self.numbers.random(len(rows)) < 0.5, own, shared)
                    continue
                pool = self.facts.pools[fact.name]
                drawn = self.numbers.integers(0, len(pool), len(rows))
                made[column][rows] = np.array([v for v, _, _ in pool])[drawn]
                if fact.type.absent:
                    made[column + STATUS][rows] = np.array([s for _, s, _ in pool])[drawn]
        return made

    def rows(self, columns: Columns) -> list[Row]:
        """The units as rows of ``records``."""
        unit = next(s for s in self.kept.values() if not s.parent)
        return self._rows(self.facts.plan.table(unit.tables[0]), columns, None)

    def _rows(self, table: Table, columns: Columns, chosen: np.ndarray | None) -> list[Row]:
        plan = self.facts.plan
        store = next(s for s in self.kept.values() if table.name in s.tables)
        slots, kept = shape(plan, table.name), columns[store.name]
        size = len(next(iter(kept.values())))
        here = np.arange(size) if chosen is None else chosen
        parts: list[Any] = [None] * slots.size
        for fact in slots.facts:
            parts[slots.values[fact.name]] = kept[column_of(fact)][here].tolist()
            if fact.name in slots.statuses:
                parts[slots.statuses[fact.name]] = kept[column_of(fact) + STATUS][here].tolist()
        for child, slot in slots.tables.items():
            parts[slot] = self._below(plan.table(child), columns, size)
        return list(zip(*parts, strict=True)) if parts else [()] * len(here)

    def _below(self, table: Table, columns: Columns, size: int) -> list[tuple[Row, ...]]:
        """The rows of a child table by the unit that they belong to."""
        store = next(s for s in self.kept.values() if table.name in s.tables)
        kept = columns[store.name]
        chosen = np.arange(len(kept[PARENT]))
        if len(store.tables) > 1:
            chosen = np.flatnonzero(kept[KIND] == store.tables.index(table.name))
        rows = self._rows(table, columns, chosen)
        ends = np.searchsorted(kept[PARENT][chosen], np.arange(size + 1)).tolist()
        return [tuple(rows[a:b]) for a, b in pairwise(ends)]
