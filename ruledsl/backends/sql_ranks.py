"""Ranks and ordinals: as windows, or, among units, as a table of distinct keys with the number of rows before them.

A window sorts whole rows; a table of distinct keys stays small, but is made of the rows that it is joined with, and
Spark computes a table anew for each that reads it: there ranks within groups are windows too.
"""

from attrs import frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_codes import Code
from ruledsl.backends.sql_expressions import Expressions
from ruledsl.backends.sql_folds import ERROR, NO_SCORE, gone_term
from ruledsl.backends.sql_layout import ID, KIND, Cell, Layout
from ruledsl.backends.sql_links import Hop, Links
from ruledsl.backends.sql_terms import Term
from ruledsl.ir import Absence, Fold


@frozen(eq=False)
class Ranking:
    """A rank among the rows of a relation by ``by``: a window, or where it has a ``name`` a table of distinct keys.

    ``counted`` says which rows have a rank; ``hops`` lead to the relations of ``by``; ``gone`` is what the status asks for.
    """

    value: Term
    status: Term | None
    reads: frozenset[Cell]
    by: tuple[Cell, ...]
    hops: tuple[Hop, ...]
    name: str = ""
    keys: tuple[tuple[Term, bool], ...] = ()
    counted: Term | None = None
    gone: str = ""


@frozen(eq=False)
class Ranks:
    """One rank being written."""

    fold: Fold
    terms: Expressions

    def ranking(self, layout: Layout, links: Links, number: int, lost: bool) -> Ranking:
        """The rank of a row among those of its group that have one."""
        fold = self.fold
        path = links.path(fold.table, layout.homes[fold.to])
        by = tuple(a for a, _ in path[-1].pairs)
        keys = [self.terms.of(key) for key, _ in fold.order]
        state = self._state(keys)
        directed = tuple((k.value, d) for k, (_, d) in zip(keys, fold.order, strict=True))
        counted = sql.present(state) if state is not None else None
        unit = layout.tables[fold.table].kind == "ROSTER"
        joined = unit and fold.op == "rank" and not (by and self.terms.dialect == "spark")
        gone = layout.homes[fold.to] if lost and unit else ""
        reads = frozenset(by)
        value: Term
        if joined:
            value = sql.column(f"a{number:04}")
        else:
            value = self._window(layout, by, directed, counted)
            reads |= {Cell(layout.homes[fold.table], ID)}
            if layout.relation(fold.table).shared:
                reads |= {Cell(layout.homes[fold.table], KIND)}
        status = self._rank_status(state, keys, by, gone, layout)
        name = f"a{number:04}" if joined else ""
        return Ranking(value, status, reads, by, path[:-1], name, directed, counted, gone)

    def _state(self, keys: list[Code]) -> Term | None:
        """The state of a row: that of its condition, left out where it does not hold, else the worst of its keys."""
        states = [k.status for k in keys if k.status is not None]
        worst = sql.extreme("GREATEST", states) if states else None
        if self.fold.where is None:
            return worst
        where = self.terms.of(self.fold.where)
        branches = [(sql.absent(where.status), where.status)] if where.status is not None else []
        branches.append((self.terms.truth(where), worst or sql.number(0)))
        return sql.choice(branches, sql.number(int(Absence.NOT_APPLICABLE)))

    def _partition(self, layout: Layout, by: tuple[Cell, ...], more: list[Term]) -> list[Term]:
        relation = layout.relation(self.fold.table)
        kind = [sql.column(KIND, relation.name)] if relation.shared else []
        return [*(c.term for c in by), *kind, *more]

    def _window(
        self, layout: Layout, by: tuple[Cell, ...], keys: tuple[tuple[Term, bool], ...], counted: Term | None
    ) -> Term:
        more = [] if counted is None else [sql.choice([(counted, sql.number(1))], sql.number(0))]
        order = [sql.ordered(k, d) for k, d in keys]
        if self.fold.op == "ordinal":
            order.append(sql.ordered(sql.column(ID, layout.homes[self.fold.table]), False))
        function = exp.RowNumber() if self.fold.op == "ordinal" else sql.call("RANK")
        return sql.cast(sql.window(function, self._partition(layout, by, more), order), "BIGINT")

    def _rank_status(
        self, state: Term | None, keys: list[Code], by: tuple[Cell, ...], gone: str, layout: Layout
    ) -> Term | None:
        """A missing value or an error leaves no rank in its group certain."""
        if Absence.ERROR not in self.fold.type.absent and state is None:
            return None
        broken: list[Term] = [gone_term(gone)] if gone else []
        if state is not None:
            worst = sql.window(exp.Max(this=state), self._partition(layout, by, []), [])
            broken.append(sql.compared(exp.GT, worst, NO_SCORE))
        branches: list[tuple[Term, Term]] = []
        if state is not None:
            branches.append((sql.compared(exp.EQ, state, int(Absence.NOT_APPLICABLE)), state))
        if broken:
            branches.append((sql.joined(exp.Or, broken), sql.number(ERROR)))
        return sql.choice(branches, state or sql.number(0)) if branches else state or sql.number(0)
