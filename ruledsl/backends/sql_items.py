"""Columns of a plan as items of SQL: what to compute in which relation, after what, and what of a fold is aggregated.

An item's level is one above those of the items that it reads, so what is on one level can be computed in one layer.
"""

from collections.abc import Iterator

from attrs import define, field, frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.record_layers import AMONG_PEERS
from ruledsl.backends.sql_codes import COLUMN, Code, TooWide, fitting
from ruledsl.backends.sql_expressions import Expressions
from ruledsl.backends.sql_folds import Aggregate, Folding
from ruledsl.backends.sql_layout import KIND, Cell, Layout
from ruledsl.backends.sql_links import Links
from ruledsl.backends.sql_ranks import Ranking, Ranks
from ruledsl.backends.sql_shape import Shape
from ruledsl.backends.sql_terms import Term
from ruledsl.ir import Column, Field, Fold, Ref


@frozen(eq=False)
class Item:
    """A column of a relation: its terms, the cells that they read, and where it comes from.

    ``folding`` and ``ranking`` are what its terms stand on besides, made in tables of their own.
    """

    column: Column
    cell: Cell
    level: int
    value: Term
    status: Term | None
    reads: frozenset[Cell]
    folding: Folding | None = None
    ranking: Ranking | None = None


@frozen
class Known:
    """What is known of a column that has been written: its cell, bounds, whether it is a truth, its level."""

    cell: Cell
    lo: int
    hi: int
    flag: bool
    level: int


@frozen
class Refusal:
    """A column that is not proved to fit 64 bits, and its bounds."""

    column: Column
    lo: int
    hi: int


@define
class Writer:
    """Writes the items of a shape in order."""

    shape: Shape
    layout: Layout
    links: Links
    dialect: str
    units: int
    lost: bool
    items: list[Item] = field(factory=list)
    known: dict[str, Known] = field(factory=dict)
    refused: list[Refusal] = field(factory=list)
    numbers: dict[str, int] = field(init=False)
    _same: dict[tuple[str, Term, Term | None], Known] = field(factory=dict)
    _reads: set[Cell] = field(factory=set)
    _level: int = 0
    _aggregates: Iterator[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.numbers = {c.name: n for n, c in enumerate(self.layout.plan.columns)}
        self._aggregates = iter(range(10**6))

    def write(self) -> None:
        for column in self.shape.columns.values():
            try:
                self._write(column)
            except TooWide as problem:
                self._refuse(column, *problem.args)

    def _refuse(self, column: Column, lo: int, hi: int) -> None:
        """What reads the column is written as if it fitted, so that each is named once."""
        self.refused.append(Refusal(column, lo, hi))
        cell = Cell(self.layout.homes[column.table], self._named(column), "")
        self.known[column.name] = Known(cell, 0, 0, column.type.kind == "flag", 1)

    def _named(self, column: Column) -> str:
        number = self.numbers.get(column.name)
        return f"x{len(self.items):04}" if number is None else f"c{number:04}"

    def _write(self, column: Column) -> None:
        self._reads, self._level = set(), 0
        expr = column.expr
        if isinstance(expr, Fold):
            self._fold(column, expr)
            return
        if isinstance(expr, Field | Ref) and column.name not in self.shape.keys:
            self.known[column.name] = self._known(expr)
            return
        terms = Expressions(self.dialect, self.read)
        code = terms.column(terms.of(expr))
        value, status = self._guarded(column.table, code.value), code.status
        if column.type.absent:
            status = self._guarded(column.table, status) if status is not None else sql.number(0)
        else:
            status = None
        self._take(column, value, status, code)

    def _guarded(self, table: str, term: Term) -> Term:
        """In a relation of several kinds, what could overflow is computed for its own kind only."""
        relation = self.layout.relation(table)
        if not relation.shared or not sql.risky(term):
            return term
        return sql.choice([(self.is_kind(table), term)])

    def is_kind(self, table: str) -> Term:
        relation = self.layout.relation(table)
        self._reads.add(Cell(relation.name, KIND))
        return sql.compared(exp.EQ, sql.column(KIND, relation.name), self.layout.kind(table))

    def _take(
        self,
        column: Column,
        value: Term,
        status: Term | None,
        code: Code,
        folding: Folding | None = None,
        ranking: Ranking | None = None,
    ) -> None:
        home = self.layout.homes[column.table]
        same = (home, value, status)
        if same in self._same:
            self.known[column.name] = self._same[same]
            return
        name = self._named(column)
        cell = Cell(home, name, f"{name}s" if status is not None else "")
        level = self._level + 1
        self.known[column.name] = self._same[same] = Known(cell, code.lo, code.hi, code.flag, level)
        self.items.append(Item(column, cell, level, value, status, frozenset(self._reads), folding, ranking))

    # --- reading -------------------------------------------------------------------------------------------------

    def read(self, node: Field | Ref) -> Code:
        """A fact or a column as a term; that it is read is noted."""
        known = self._known(node)
        cell = known.cell
        self._level = max(self._level, known.level)
        self._reads.add(Cell(cell.relation, cell.name))
        status = None
        if cell.status:
            self._reads.add(Cell(cell.relation, cell.status))
            status = sql.column(cell.status)
        return Code(sql.column(cell.name), known.lo, known.hi, status, known.flag)

    def _known(self, node: Field | Ref) -> Known:
        if isinstance(node, Field):
            cell, lo, hi = self.layout.facts[node.name], node.type.lo, node.type.hi
            # The value of an absent fact is 0, whatever its domain.
            return Known(cell, min(lo, 0), max(hi, 0), False, 0) if cell.status else Known(cell, lo, hi, False, 0)
        return self.known[node.column]

    # --- folds ---------------------------------------------------------------------------------------------------

    def _fold(self, column: Column, fold: Fold) -> None:
        terms = Expressions(self.dialect, self.read)
        if fold.op in AMONG_PEERS:
            ranking = Ranks(fold, terms).ranking(self.layout, self.links, next(self._aggregates), self.lost)
            self._reads |= ranking.reads
            code = Code(ranking.value, 1, 10**8)
            self._take(column, ranking.value, ranking.status, code, ranking=ranking)
            return
        aggregate = Aggregate(fold, terms, self._rows(fold), self._guard(fold))
        folding = aggregate.folding(self.layout, self.links, self._aggregates, self.lost)
        fitting(folding.code, COLUMN)
        reads, self._reads = frozenset(self._reads), set()
        folding = folding.over(reads)
        status = folding.code.status if column.type.absent else None
        self._take(column, folding.code.value, status, folding.code, folding=folding)

    def _guard(self, fold: Fold) -> Term | None:
        return self.is_kind(fold.table) if self.layout.relation(fold.table).shared else None

    def _rows(self, fold: Fold) -> int:
        """At most so many rows are folded into one."""
        return self.layout.most_rows(fold.table, fold.to, self.units)
