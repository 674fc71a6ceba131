"""Expressions over arrays: the value and status of a column for all rows of its table."""

from collections.abc import Iterator
from functools import reduce
from typing import Any

import numpy as np
from attrs import define, field

from ruledsl.backends.arrays_folds import Losses, Pair, Taken, folded, joined, ranked, taken
from ruledsl.backends.arrays_operators import applied, number, truth
from ruledsl.backends.arrays_tables import Tables
from ruledsl.backends.record_joints import Joint, parts_of
from ruledsl.backends.record_layers import AMONG_PEERS, Layers
from ruledsl.ir import Absence, Case, Column, Expr, Field, Fold, Lit, Op, Ref, children, walk

Values = Any
#: What stands in for an argument that is in the state of the name.
_STAND_IN = {
    "if_not_applicable": int(Absence.NOT_APPLICABLE),
    "if_no_score": int(Absence.NO_SCORE),
    "if_missing": int(Absence.MISSING),
}


def fields_of(expr: Expr) -> Iterator[str]:
    """The facts that an expression reads."""
    parts = parts_of(expr) if isinstance(expr, Fold) else (expr,)
    for part in parts:
        yield from (node.name for node in walk(part) if isinstance(node, Field))


def worst(states: list[Values | None]) -> Values | None:
    """The highest of several states, None where none can be."""
    there = [s for s in states if s is not None]
    return reduce(np.maximum, there) if there else None


@define
class Columns:
    """The columns computed so far."""

    tables: Tables
    layers: Layers
    losses: Losses
    known: dict[str, Pair] = field(factory=dict)

    def add(self, column: Column) -> None:
        """Compute a column; those that it reads are known."""
        value, status = self.of(column.expr, column.table)
        self.known[column.name] = value, status if column.type.absent else None

    def forget(self, name: str) -> None:
        """Nobody reads the column any more."""
        self.known.pop(name, None)

    def seen_from(self, table: str, column: Column) -> Pair:
        """A column as the rows of a table see it."""
        return self._spread(self.known[column.name], column.table, table)

    def _spread(self, pair: Pair, home: str, table: str) -> Pair:
        if home == table or self.tables.tables[home].kind == "PARAM":
            return pair
        way = self.tables.above(table, home)
        value, status = (p if p is None or np.ndim(p) == 0 else p[way] for p in pair)
        return value, status

    def of(self, expr: Expr, table: str) -> Pair:
        """An expression on every row of a table; by a stack of its own, for plans are deep."""
        done: dict[int, Pair] = {}
        stack: list[tuple[Expr, bool]] = [(expr, False)]
        while stack:
            node, ready = stack.pop()
            if id(node) in done:
                continue
            if isinstance(node, Fold):
                done[id(node)] = self.fold(node)
            elif ready:
                done[id(node)] = self.node(node, table, [done[id(c)] for c in children(node)])
            else:
                stack.append((node, True))
                stack.extend((c, False) for c in children(node))
        return done[id(expr)]

    def node(self, node: Expr, table: str, parts: list[Pair]) -> Pair:
        """A node over its children."""
        match node:
            case Lit(value=value, absence=absence):
                return value, int(absence) or None
            case Field(name=name):
                return self._spread(self.tables.fact(name), self.tables.table_of(name), table)
            case Ref(column=name):
                return self._spread(self.known[name], self.layers.columns[name].table, table)
            case Case():
                return _case(node, parts)
            case Op(op="status"):
                return 0 if parts[0][1] is None else number(parts[0][1]), None
            case Op(op=op) if op in _STAND_IN:
                return _stand_in(_STAND_IN[op], *parts)
        assert isinstance(node, Op)
        return applied(node.op, [v for v, _ in parts], node.type), worst([s for _, s in parts])

    # --- folds ---------------------------------------------------------------------------------------------------

    def fold(self, fold: Fold) -> Pair:
        """A fold for every row of the table that it makes a column of."""
        if fold.op in AMONG_PEERS:
            return self._rank(fold)
        size = self.tables.size(fold.to)
        if isinstance(fold, Joint):
            return joined(fold.op, [self._rows(part, size) for part in fold.parts], size, fold.start), None
        return self.told(fold, *self.gathered(fold), self._lost(fold.to))

    def gathered(self, fold: Fold) -> Pair:
        """A fold of the rows that are there, as arrays."""
        rows, values = self._rows(fold, self.tables.size(fold.to))
        return folded(fold.op, rows, values)

    def told(self, fold: Fold, value: Values, status: Values | None, lost: np.ndarray | None) -> Pair:
        """A fold as a column: an error where rows are lost."""
        if lost is not None:
            status = np.where(lost, int(Absence.ERROR), 0 if status is None else status).astype(np.int8)
        return self._one(value, fold.to), self._one(status, fold.to)

    def _one(self, values: Values | None, table: str) -> Values | None:
        """The run has one row: its values are plain numbers."""
        if values is None or self.tables.tables[table].kind != "PARAM":
            return values
        return values[0].item() if isinstance(values[0], np.generic) else values[0]

    def _rows(self, fold: Fold, size: int) -> tuple[Taken, Values]:
        where = None if fold.where is None else self.of(fold.where, fold.table)
        value, status = (1, None) if fold.value is None else self.of(fold.value, fold.table)
        at = self.tables.above(fold.table, fold.to)
        assert at is not None
        states = status if status is not None and fold.value is not None and fold.value.type.absent else None
        return taken(at, size, where, states), number(value) if fold.op not in ("any", "all") else truth(value)

    def _lost(self, table: str) -> np.ndarray | None:
        return self.losses.of(self.tables, table) if self.layers.above(table) else None

    def _rank(self, fold: Fold) -> Pair:
        columns, states, at = self.ranking(fold)
        return ranked(columns, states, at, self._lost(fold.to), fold.op == "ordinal")

    def ranking(self, fold: Fold) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
        """What rows are ranked by, smaller first, the state of each, and the group that it is ranked in."""
        size = self.tables.size(fold.table)
        keys = [(self.of(key, fold.table), descending) for key, descending in fold.order]
        columns = [np.broadcast_to(number(v), (size,)) * (-1 if down else 1) for (v, _), down in keys]
        states = np.broadcast_to(np.asarray(worst([0, *(s for (_, s), _ in keys)])), (size,)).astype(np.int8)
        if fold.where is not None:
            belongs, unknown = self.of(fold.where, fold.table)
            states = np.where(truth(belongs), states, int(Absence.NOT_APPLICABLE)).astype(np.int8)
            if unknown is not None:
                states = np.where(np.greater(unknown, 0), unknown, states).astype(np.int8)
        at = self.tables.above(fold.table, fold.to)
        assert at is not None
        return columns, states, at


def _case(case: Case, parts: list[Pair]) -> Pair:
    """From the last branch to the first: where a condition holds its value, where it is absent its state."""
    value, status = parts[-1]
    flag = case.type.kind == "flag"
    for (holds, unknown), (branch, state) in reversed(list(zip(parts[:-1:2], parts[1:-1:2], strict=True))):
        met = truth(holds)
        a, b = (truth(branch), truth(value)) if flag else (number(branch), number(value))
        value = np.where(met, a, b) if np.ndim(met) else a if met else b
        if state is not None or status is not None:
            status = np.where(met, 0 if state is None else state, 0 if status is None else status)
        if unknown is not None:
            status = np.where(np.greater(unknown, 0), unknown, 0 if status is None else status)
    return value, status


def _stand_in(state: int, first: Pair, second: Pair) -> Pair:
    """The second where the first is in a state."""
    value, status = first
    if status is None:
        return first
    here = np.equal(status, state)
    other = second[1]
    left = np.where(here, 0 if other is None else other, status)
    return np.where(here, number(second[0]), number(value)), left
