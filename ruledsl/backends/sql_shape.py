"""A plan in the shape that SQL is written from: every fold a column of its own, no expression tall, nothing idle.

c = a × (Σ over lines …) + …      ─▶      fold:0 = Σ over lines …      c = a × fold:0 + …
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from attrs import define, field, frozen

from ruledsl.backends.reach import above, below
from ruledsl.backends.record_layers import AMONG_PEERS
from ruledsl.backends.record_simplify import simplified
from ruledsl.ir import Absence, Column, Expr, Field, Fold, Lit, Op, Origin, Plan, Ref, Table, children
from ruledsl.node import evolve
from ruledsl.rewrite import height, in_order, read_by, rewrite

#: A column read once is written into its reader if that stays as low as this; what grows higher is cut in two.
LOW, TALL = 6, 12
#: Divisions that repeat their operands.
_REPEATING = ("div_half_up", "div_half_even", "div_up")


@frozen
class Shape:
    """Columns in order, each after those that it reads; ``keys`` are those by which ranks are grouped."""

    plan: Plan
    columns: dict[str, Column]
    keys: frozenset[str]


def shaped(plan: Plan, wanted: Collection[str]) -> Shape:
    """The part of a plan that leads to the wanted columns."""
    small = simplified(plan, wanted)
    work = _Shaper({f.name: f.table for f in plan.facts}, _unit(plan), {t.name: t for t in plan.tables})
    work.apart(in_order(small.columns))
    needed = _needed(work.columns, wanted)
    lower = list(_written_in(needed, wanted))
    work.columns = {}
    for column in lower:
        work.cut(column)
    ordered = {c.name: c for c in in_order(_needed(work.columns, wanted))}
    ranks = [c.expr for c in ordered.values() if isinstance(c.expr, Fold) and c.expr.op in AMONG_PEERS]
    return Shape(plan, ordered, frozenset(name for rank in ranks for name in read_by(rank)))


def _home(fold: Fold) -> str:
    """The table of a column that is a fold."""
    return fold.table if fold.op in AMONG_PEERS else fold.to


def _unit(plan: Plan) -> str:
    return next(t.name for t in plan.tables if t.kind == "ROSTER")


@define
class _Shaper:
    """Columns as they become; ``facts`` and ``homes`` say the table of every fact and of every column."""

    facts: dict[str, str]
    unit: str
    tables: dict[str, Table]
    homes: dict[str, str] = field(factory=dict)
    columns: dict[str, Column] = field(factory=dict)
    folds: dict[Fold, str] = field(factory=dict)
    parts: dict[tuple[str, Expr], str] = field(factory=dict)
    #: Where the column comes from that is being worked on: so do its parts.
    origin: Origin = field(factory=Origin)

    def take(self, column: Column) -> None:
        self.columns[column.name] = column
        self.homes[column.name] = column.table

    # --- folds ---------------------------------------------------------------------------------------------------

    def apart(self, columns: list[Column]) -> None:
        """Every fold in a column of its own, what it reads of other tables in columns of its table."""
        for column in columns:
            self.homes[column.name] = column.table
        for column in columns:
            expr, self.origin = column.expr, column.origin
            if isinstance(expr, Fold) and _home(expr) == column.table and not self._in_two(expr):
                whole = under(expr, self._visit)
                self.take(evolve(column, expr=self._at_home(whole)))
            else:
                self.take(evolve(column, expr=rewrite(expr, self._visit)))

    def _visit(self, node: Expr) -> Expr:
        return self._fold(node) if isinstance(node, Fold) else node

    def _in_two(self, fold: Fold) -> bool:
        """From rows within a unit to what is above units."""
        return below(self.tables, fold.table) and above(self.tables, fold.to)

    def _fold(self, fold: Fold) -> Ref:
        if self._in_two(fold):
            assert fold.op not in AMONG_PEERS, "a rank among the event lines of many units"
            inner = fold.type
            if fold.op in ("min", "max"):
                inner = evolve(inner, absent=inner.absent | {Absence.NOT_APPLICABLE})
            each = self._fold(evolve(fold, to=self.unit, type=inner))
            op = "sum" if fold.op == "count" else fold.op
            fold = evolve(fold, op=op, table=self.unit, value=each, where=None)
        fold = self._at_home(fold)
        if fold not in self.folds:
            self.folds[fold] = f"fold:{len(self.folds)}"
            self.take(Column(self.folds[fold], _home(fold), fold, self.origin))
        return Ref(self.folds[fold], fold.type)

    def _at_home(self, fold: Fold) -> Fold:
        """A rank whose keys and condition stand in columns of its table, so that they can be grouped by."""
        if fold.op not in AMONG_PEERS:
            return fold
        order = tuple((self._own(key, fold.table), descending) for key, descending in fold.order)
        where = fold.where if fold.where is None else self._own(fold.where, fold.table)
        return evolve(fold, where=where, order=order)

    def _own(self, expr: Expr, table: str) -> Expr:
        home = self.facts.get(expr.name) if isinstance(expr, Field) else ""
        home = self.homes[expr.column] if isinstance(expr, Ref) else home
        return expr if home == table else self._part(expr, table)

    def _part(self, expr: Expr, table: str) -> Ref:
        """A part of an expression as a column of its own."""
        if (table, expr) not in self.parts:
            name = self.parts[table, expr] = f"part:{len(self.parts)}"
            self.take(Column(name, table, expr, self.origin))
        return Ref(self.parts[table, expr], expr.type)

    # --- heights -------------------------------------------------------------------------------------------------

    def cut(self, column: Column) -> None:
        """A column in parts of which none is tall, and none that a division would repeat."""
        self.origin = column.origin
        heights: dict[int, int] = {}
        kept: list[Expr] = []

        def visit(node: Expr) -> Expr:
            below = [heights.get(id(c), 1) for c in children(node)]
            if isinstance(node, Op) and node.op in _REPEATING:
                table = column.expr.table if isinstance(column.expr, Fold) else column.table
                node = evolve(node, args=tuple(self._leaf(a, table) for a in node.args))
                below = [1]
            tall = 1 + max(below, default=0)
            if tall > TALL and not isinstance(node, Fold):
                table = column.expr.table if isinstance(column.expr, Fold) else column.table
                node, tall = self._part(node, table), 1
            heights[id(node)] = tall
            kept.append(node)
            return node

        if isinstance(column.expr, Fold):
            self.take(evolve(column, expr=under(column.expr, visit)))
        else:
            self.take(evolve(column, expr=rewrite(column.expr, visit)))

    def _leaf(self, expr: Expr, table: str) -> Expr:
        """An operand that may be repeated; what does not fit a column stays where it is."""
        fits = -(2**62) < expr.type.lo and expr.type.hi < 2**62
        return expr if isinstance(expr, Lit | Field | Ref) or not fits else self._part(expr, table)


def under(fold: Fold, visit: Callable[[Expr], Expr]) -> Fold:
    """A fold with what is under it rewritten, itself left as it is."""
    value = rewrite(fold.value, visit) if fold.value is not None else None
    where = rewrite(fold.where, visit) if fold.where is not None else None
    return evolve(fold, value=value, where=where, order=tuple((rewrite(k, visit), d) for k, d in fold.order))


def _needed(columns: dict[str, Column], wanted: Collection[str]) -> list[Column]:
    seen, stack = set[str](), list(wanted)
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            stack.extend(read_by(columns[name].expr))
    return [c for c in columns.values() if c.name in seen]


def _written_in(columns: list[Column], wanted: Collection[str]) -> Iterator[Column]:
    """The columns without those that one reader of the same table can have written in."""
    readers: Counter[str] = Counter()
    reader: dict[str, str] = {}
    for column in columns:
        names = read_by(column.expr)
        readers.update(names)
        if isinstance(column.expr, Fold):  # what several folds ask of their rows is computed once
            readers.update(names)
        reader |= dict.fromkeys(names, column.table)
    done: dict[str, Expr] = {}

    def visit(node: Expr) -> Expr:
        return done.get(node.column, node) if isinstance(node, Ref) else node

    for column in in_order(columns):
        expr = rewrite(column.expr, visit)
        alone = column.name not in wanted and readers[column.name] == 1 and reader[column.name] == column.table
        if alone and not isinstance(expr, Fold) and height(expr) <= LOW:
            done[column.name] = expr
        else:
            yield evolve(column, expr=expr)
