"""Plan → the evaluator of columns for any number of units: batch after batch, what is folded over all of them in between.

    batches = in_batches(plan, outputs, year)       None where the plan needs all rows at once
    kept = batches.run(0, facts)                    each batch: what needs one unit only
    batches.settle(1, lost)                         after the last: folds over all units
    kept = batches.run(1, kept)                     each batch again, from what was kept of it
    batches.results(kept)                           once stage ``batches.last`` has run

What is kept of a batch is a column for each value that a later stage or a result needs; rows below units are not.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from attrs import define, field

from ruledsl.backends.arrays import ArrayEvaluator, compile_arrays, result_of
from ruledsl.backends.arrays_expressions import Columns, fields_of
from ruledsl.backends.arrays_folds import Losses, Pair, Values
from ruledsl.backends.arrays_gathered import Gathered, Histogram
from ruledsl.backends.arrays_tables import Facts, Row, Tables, numbered
from ruledsl.backends.record_joints import parts_of, reads
from ruledsl.backends.record_layers import AMONG_PEERS, Layers
from ruledsl.ir import Column, Fact, Fold, Plan
from ruledsl.stores import STATUS, column_of, stores

Kept = dict[str, np.ndarray]
GROUP, COLUMN = "group:", "column:"
NOBODY = Losses({}, False)


def in_batches(plan: Plan, outputs: Sequence[str], year: Row) -> "Batches | None":
    """The evaluator; None where rows below units depend on other units, or units on their order."""
    one = compile_arrays(plan, outputs)
    groups = _groups(one.layers)
    fit = all(_fits(one.layers, column, groups) for column in one.columns)
    return Batches(one, year, groups) if fit else None


def _groups(layers: Layers) -> tuple[str, ...]:
    """The kinds of group that units are grouped into by facts that every unit has."""
    facts = {column_of(f): f for f in layers.plan.facts if f.table == layers.unit}
    found = [t for t in layers.tables.values() if t.kind == "GROUP" and t.over == (layers.unit,)]
    plain = [t for t in found if not t.parent or layers.tables[t.parent].kind == "PARAM"]
    return tuple(t.name for t in plain if all(k in facts and not facts[k].type.absent for k in t.keys))


def _fits(layers: Layers, column: Column, groups: Collection[str]) -> bool:
    known = {*groups, layers.unit, *(t.name for t in layers.tables.values() if t.kind == "PARAM")}
    expr = column.expr
    from_below = isinstance(expr, Fold) and any(layers.below(p.table) for p in parts_of(expr))
    if from_below or layers.below(column.table):
        return layers.stages[column.name] == 0
    if not layers.crosses(expr) or not isinstance(expr, Fold):
        return column.table in known
    if expr.table != layers.unit:
        return expr.table in known and expr.to not in groups
    return expr.to in known and expr.op != "ordinal"


@define
class Batches:
    """The state of one run."""

    one: ArrayEvaluator
    year: Row
    groups: tuple[str, ...]
    known: dict[str, Pair] = field(factory=dict)
    _keys: dict[str, dict[Row, int]] = field(init=False)
    _sums: dict[str, Gathered | Histogram] = field(factory=dict)
    _empty: dict[str, dict[str, np.ndarray]] = field(init=False)
    _unit: str = field(init=False)
    _kept: list[tuple[frozenset[str], frozenset[str]]] = field(init=False)
    _at: list[list[Column]] = field(init=False)
    #: What each column within units reads; how often each stage reads a column that only it needs.
    _reads: dict[str, tuple[str, ...]] = field(init=False)
    _readers: list[Counter[str]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        plan, layers = self.one.plan, self.one.layers
        self._keys = {g: {} for g in self.groups}
        kept = stores(plan)
        self._unit = next(s.name for s in kept.values() if not s.parent)
        self._empty = {s.name: {c: np.zeros(0, np.int64) for c in s.physical} for s in kept.values()}
        self._at = [[] for _ in range(1 + max((layers.stages[c.name] for c in self.one.columns), default=0))]
        for column in self.one.columns:
            self._at[layers.stages[column.name]].append(column)
        self._kept = [self._needed_after(stage) for stage in range(len(self._at))]
        self._reads = {c.name: tuple(reads(c.expr)) for c in self.one.columns if not self._wide(c)}
        self._readers = [self._readings(stage) for stage in range(len(self._at))]
        self._above(0, NOBODY)

    @property
    def last(self) -> int:
        """The stage after which everything is known."""
        return len(self._at) - 1

    # --- what is kept --------------------------------------------------------------------------------------------

    def _wide(self, column: Column) -> bool:
        """Whether a column belongs to more than one unit: it is computed between the batches."""
        return self.one.layers.above(column.table) or self.one.layers.crosses(column.expr)

    def _needed_after(self, stage: int) -> tuple[frozenset[str], frozenset[str]]:
        """The columns and the facts of units that are read after a stage."""
        layers = self.one.layers
        later = [c for columns in self._at[stage + 1 :] for c in columns]
        wanted = {*self.one.names, *(n for c in later for n in reads(c.expr))}
        known = {c.name for columns in self._at[: stage + 1] for c in columns if c.table == layers.unit}
        own = {f.name for f in self.one.plan.facts if f.table == layers.unit}
        return frozenset(wanted & known), frozenset(n for c in later for n in fields_of(c.expr) if n in own)

    def _keep(self, stage: int, known: Columns, ids: Mapping[str, np.ndarray]) -> Kept:
        columns, facts = self._kept[stage]
        size = known.tables.size(self.one.layers.unit)
        kept = {GROUP + group: of for group, of in ids.items()}
        for name in sorted(columns):
            kept |= _slots(COLUMN + name, known.known[name], size)
        for name in sorted(facts):
            kept |= _slots(column_of(self._fact(name)), known.tables.fact(name), size)
        return kept or {GROUP: np.zeros(size, np.int8)}

    def _fact(self, name: str) -> Fact:
        return next(f for f in self.one.plan.facts if f.name == name)

    # --- batches -------------------------------------------------------------------------------------------------

    def run(self, stage: int, given: Facts | Kept) -> Kept:
        """A stage of a batch: from its facts first, afterwards from what was kept of it."""
        known, ids = self._begun(given) if stage == 0 else self._resumed(stage, given)  # type: ignore[arg-type]
        left = self._readers[stage].copy()
        for column in self._at[stage]:
            if column.name in self._reads:
                known.add(column)
                for name in self._reads[column.name]:
                    left[name] -= 1
                    if not left[name]:
                        known.forget(name)
            elif column.table == self.one.layers.unit:
                known.known[column.name] = self._ranks(column, known)
        for column in self._at[stage + 1] if stage < self.last else ():
            self._gather(column, known)
        return self._keep(stage, known, ids)

    def _readings(self, stage: int) -> Counter[str]:
        """How often columns are read in a stage that nobody needs after it."""
        left = Counter(n for c in self._at[stage] for n in self._reads.get(c.name, ()))
        kept = self._kept[stage][0]
        return Counter({n: times for n, times in left.items() if n in self._reads and n not in kept})

    def _begun(self, facts: Facts) -> tuple[Columns, dict[str, np.ndarray]]:
        tables = Tables(self.one.plan, facts, self.year)
        ids = {group: self._numbers(tables, group) for group in self.groups}
        return self._columns(tables, ids, NOBODY), ids

    def _resumed(self, stage: int, kept: Kept) -> tuple[Columns, dict[str, np.ndarray]]:
        tables = Tables(self.one.plan, {**self._empty, self._unit: kept}, self.year)
        ids = {name.removeprefix(GROUP): v for name, v in kept.items() if name.startswith(GROUP)}
        known = self._columns(tables, {g: ids[g] for g in self.groups}, NOBODY)
        for name in self._kept[stage - 1][0]:
            status = kept.get(COLUMN + name + STATUS)
            known.known[name] = kept[COLUMN + name], status
        return known, {g: ids[g] for g in self.groups}

    def _columns(self, tables: Tables, ids: Mapping[str, np.ndarray], losses: Losses) -> Columns:
        for group, of in ids.items():
            tables.grouped(group, of, len(self._keys[group]))
        return Columns(tables, self.one.layers, losses, dict(self.known))

    def _numbers(self, tables: Tables, group: str) -> np.ndarray:
        """The number of each unit's group, the same in all batches."""
        columns, lacking = tables.member(self.one.layers.tables[group], self.one.layers.unit)
        ids, firsts = numbered(columns, len(lacking), lacking)
        rows = zip(*(c[firsts].tolist() for c in columns), strict=True) if columns else iter([()] * len(firsts))
        known = self._keys[group]
        places = [known.setdefault(row, len(known)) for row in rows]
        return np.array(places, np.int64)[ids] if places else np.zeros(0, np.int64)

    # --- between batches -----------------------------------------------------------------------------------------

    def _gather(self, column: Column, known: Columns) -> None:
        fold = column.expr
        if not isinstance(fold, Fold) or fold.table != self.one.layers.unit or not self._wide(column):
            return
        if fold.op in AMONG_PEERS:
            found = self._sums.setdefault(column.name, Histogram())
            assert isinstance(found, Histogram)
            found.add(*known.ranking(fold), known.tables.size(fold.to))
        else:
            sums = self._sums.setdefault(column.name, Gathered(fold.op))
            assert isinstance(sums, Gathered)
            sums.add(*known.gathered(fold))

    def settle(self, stage: int, lost: Mapping[str, Collection[Row]] | None) -> None:
        """After all batches ran the stage before: what is folded over units is known; ``lost`` as for ``run``."""
        losses = NOBODY if lost is None else Losses(lost, True)
        for column in self._at[stage]:
            sums = self._sums.get(column.name)
            if isinstance(sums, Histogram) and isinstance(column.expr, Fold):
                sums.settle(self._lost(column.expr.to, losses))
        self._above(stage, losses)

    def _lost(self, target: str, losses: Losses) -> np.ndarray | None:
        if not losses.any:
            return None
        if target not in self.groups:
            return np.ones(1, bool)
        if not self.one.layers.tables[target].keys:
            return np.ones(len(self._keys[target]), bool)
        gone = losses.keys.get(target, ())
        return np.array([key in gone for key in self._keys[target]], bool)

    def _above(self, stage: int, losses: Losses) -> None:
        """The columns above units, from what was gathered and from each other."""
        tables = Tables(self.one.plan, self._empty, self.year)
        nobody = {g: np.zeros(0, np.int64) for g in self.groups}
        known = self._columns(tables, nobody, losses)
        for column in self._at[stage]:
            if not self._wide(column) or column.table == self.one.layers.unit:
                continue
            sums = self._sums.pop(column.name, None)
            if isinstance(sums, Gathered) and isinstance(column.expr, Fold):
                lost = self._lost(column.expr.to, losses)
                value, status = known.told(column.expr, sums.value, sums.status, lost)
                known.known[column.name] = value, status if column.type.absent else None
            else:
                known.add(column)
            self.known[column.name] = known.known[column.name]

    def _ranks(self, column: Column, known: Columns) -> Pair:
        sums = self._sums[column.name]
        assert isinstance(sums, Histogram) and isinstance(column.expr, Fold)
        value, status = sums.of(*known.ranking(column.expr))
        return value, status if column.type.absent else None

    def results(self, kept: Kept) -> dict[str, np.ndarray]:
        """The columns of units that were asked for, each with its status where it can be absent."""
        known, _ = self._resumed(self.last + 1, kept)
        columns = self.one.layers.columns
        return {slot: v for n in self.one.names for slot, v in result_of(known, columns[n]).items()}


def _slots(name: str, pair: Pair, size: int) -> Kept:
    """A value and its status, if it has one, as columns."""
    return {slot: _full(v, size) for slot, v in ((name, pair[0]), (name + STATUS, pair[1])) if v is not None}


def _full(values: Values, size: int) -> np.ndarray:
    return np.broadcast_to(np.asarray(values), (size,))
