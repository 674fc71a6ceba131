"""Which column is computed when: folds as columns of their own, stages across units, rounds within one.

stage 0   unit columns that need only the unit          round 0   columns, then a loop over event lines
stage 1   folds over classes, ranks, what needs them    round 1   what needs sums of that loop, the next loop
stage 2   folds over columns of stage 1 …               round 2   …
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from graphlib import TopologicalSorter

from attrs import frozen

from ruledsl.backends import reach
from ruledsl.backends.record_joints import joint, joint_sum, reads
from ruledsl.ir import Absence, Column, Expr, Fold, Op, Plan, Ref, Table
from ruledsl.node import evolve
from ruledsl.rewrite import read_by, rewrite

#: Folds whose result is again a column of the table that is folded.
AMONG_PEERS = ("rank", "ordinal")


@frozen
class Layers:
    """A plan whose every ``Fold`` is the whole of a column, its columns in order, and the stage of each."""

    plan: Plan
    columns: dict[str, Column]
    numbers: dict[str, int]
    stages: dict[str, int]
    tables: dict[str, Table]
    unit: str

    def below(self, table: str) -> bool:
        """Whether the rows of a table lie within one unit."""
        return reach.below(self.tables, table)

    def above(self, table: str) -> bool:
        """Whether a row of a table has many units under it."""
        return reach.above(self.tables, table)

    def crosses(self, expr: Expr) -> bool:
        """Whether a fold needs more than one unit."""
        return isinstance(expr, Fold) and self.above(expr.to)

    def needed(self, wanted: Iterable[str], given: Iterable[str]) -> dict[str, Column]:
        """The columns that lead from the given ones to the wanted ones, in order."""
        stop, seen = set(given), set[str]()
        stack = [name for name in wanted if name not in stop]
        while stack:
            name = stack.pop()
            if name not in seen:
                seen.add(name)
                stack.extend(n for n in reads(self.columns[name].expr) if n not in stop)
        return {name: column for name, column in self.columns.items() if name in seen}

    def read(self, wanted: Iterable[str], given: Collection[str]) -> tuple[str, ...]:
        """Those of the given columns that the wanted ones need."""
        needed = self.needed(wanted, given).values()
        read = {name for column in needed for name in reads(column.expr)}
        return tuple(name for name in self.columns if name in read and name in given)


def layers(plan: Plan, wanted: Collection[str] = ()) -> Layers:
    """The plan in the shape that code is generated from, for the sake of some columns."""
    empty = Layers(plan, {}, {}, {}, {t.name: t for t in plan.tables}, unit_table(plan))
    return with_columns(empty, _with_folds_apart(empty, wanted))


def with_columns(layers: Layers, columns: Iterable[Column]) -> Layers:
    """The same plan with these columns, put in order."""
    named = {c.name: c for c in _in_order(columns)}
    stages: dict[str, int] = {}
    for column in named.values():
        of_group = layers.above(column.table) and layers.tables[column.table].kind == "GROUP"
        deepest = max((stages[name] for name in reads(column.expr)), default=0)
        stages[column.name] = max(deepest + layers.crosses(column.expr), int(of_group))
    return evolve(layers, columns=named, numbers={name: i for i, name in enumerate(named)}, stages=stages)


def _in_order(columns: Iterable[Column]) -> list[Column]:
    named = {c.name: c for c in columns}
    graph = {c.name: dict.fromkeys(reads(c.expr)) for c in named.values()}
    return [named[name] for name in TopologicalSorter(graph).static_order()]


def unit_table(plan: Plan) -> str:
    """The table with one row for each assessed unit."""
    return next(t.name for t in plan.tables if t.kind == "ROSTER")


def _with_folds_apart(layers: Layers, wanted: Collection[str]) -> Iterator[Column]:
    """The plan's columns reading each distinct fold from a column made for it, then those columns."""
    folds: dict[Fold, Column] = {}
    found: dict[str, Fold] = {}
    readers = Counter(name for column in layers.plan.columns for name in read_by(column.expr))
    own = {c.name: c.expr for c in layers.plan.columns if c.name not in wanted and readers[c.name] == 1}

    def fold_of(ref: Ref) -> Fold | None:
        """The fold that a column is, if nobody else reads it."""
        expr = own.get(ref.column)
        return expr if isinstance(expr, Fold) else None

    def visit(node: Expr) -> Expr:
        if isinstance(node, Fold):
            return apart(node)
        if isinstance(node, Op):
            extreme = joint(node, lambda ref: found.get(ref.column), layers.below)
            together = extreme or joint_sum(node, fold_of, layers.below)
            return apart(together) if together else node
        return node

    def apart(fold: Fold) -> Ref:
        if layers.below(fold.table) and layers.above(fold.to):
            fold = _in_two_steps(fold, layers.unit, apart)
        if fold not in folds:
            home = fold.table if fold.op in AMONG_PEERS else fold.to
            folds[fold] = Column(f"fold:{len(folds)}", home, fold)
            found[folds[fold].name] = fold
        return Ref(folds[fold].name, fold.type)

    for column in layers.plan.columns:
        yield evolve(column, expr=rewrite(column.expr, visit))
    yield from folds.values()


def _in_two_steps(fold: Fold, unit: str, apart: Callable[[Fold], Ref]) -> Fold:
    """A fold from event lines to a class: first to the unit, then over units."""
    assert fold.op not in AMONG_PEERS, "a rank among the event lines of many units"
    inner = fold.type
    if fold.op in ("min", "max"):
        inner = evolve(inner, absent=inner.absent | {Absence.NOT_APPLICABLE})
    each = apart(evolve(fold, to=unit, type=inner))
    return evolve(fold, op="sum" if fold.op == "count" else fold.op, table=unit, value=each, where=None)


def rounds(columns: Iterable[Column], flat: Collection[str]) -> dict[str, int]:
    """After how many loops over the ``flat`` tables each column is known; what is not among them is from the start."""
    result: dict[str, int] = {}
    for column in columns:
        expr = column.expr
        deepest = max((result.get(name, 0) for name in reads(expr)), default=0)
        result[column.name] = deepest + (isinstance(expr, Fold) and not is_length(expr, flat))
    return result


def is_length(fold: Fold, flat: Collection[str]) -> bool:
    """Whether a fold only counts rows, every one of them, into one number: that needs no loop."""
    every = fold.where is None and (fold.value is None or not fold.value.type.absent)
    return fold.op == "count" and every and not fold.type.absent and fold.to not in flat
