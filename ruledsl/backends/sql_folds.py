"""Folds as aggregates: conditional sums, counts and extremes over rows, and the state that rows leave them in."""

from collections.abc import Callable, Iterator

from attrs import evolve, frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.reach import above
from ruledsl.backends.sql_codes import Code
from ruledsl.backends.sql_expressions import Expressions
from ruledsl.backends.sql_layout import Cell, Layout
from ruledsl.backends.sql_links import Hop, Links
from ruledsl.backends.sql_terms import Term
from ruledsl.ir import Absence, Fold

#: Puts a term among the aggregates; its value there.
Aggregated = Callable[[Term], Term]

NO_SCORE, ERROR = int(Absence.NO_SCORE), int(Absence.ERROR)


@frozen(eq=False)
class Folding:
    """Aggregates over the rows of ``source`` by ``by``, reached over ``hops``; ``code`` is the fold over their results.

    ``aggregates`` are (term, name); ``reads`` the cells of the source that they read; ``gone`` the lost rows that the
    result asks about.
    """

    table: str
    target: str
    source: str
    by: tuple[Cell, ...]
    hops: tuple[Hop, ...]
    aggregates: tuple[tuple[Term, str], ...]
    code: Code
    gone: str = ""
    reads: frozenset[Cell] = frozenset()

    def over(self, reads: frozenset[Cell]) -> "Folding":
        return evolve(self, reads=reads)


def gone_name(relation: str) -> str:
    return f"{relation}gone"


def gone_term(relation: str) -> Term:
    """Whether rows that belong there are known not to be there."""
    return sql.compared(exp.GT, sql.or_zero(sql.column(gone_name(relation))), 0)


@frozen(eq=False)
class Aggregate:
    """One fold being written; at most ``rows`` rows are folded into one, of a shared relation those that ``guard`` names."""

    fold: Fold
    terms: Expressions
    rows: int
    guard: Term | None

    def folding(self, layout: Layout, links: Links, numbers: Iterator[int], lost: bool) -> Folding:
        """The aggregates of a fold and its value over them."""
        fold = self.fold
        path = links.path(fold.table, layout.homes[fold.to])
        by = tuple(a for a, _ in path[-1].pairs)
        value = self._value()
        included, state = self._included(value)
        made: list[tuple[Term, str]] = []

        def aggregated(term: Term) -> Term:
            made.append((term, f"a{next(numbers):04}"))
            return sql.column(made[-1][1])

        code = self._result(value, included, aggregated)
        among_units = layout.tables[fold.to].kind in ("GROUP", "PARAM") and above(layout.tables, fold.to)
        gone = layout.homes[fold.to] if lost and among_units and Absence.ERROR in fold.type.absent else ""
        status = self._status(code, state, aggregated, gone)
        return Folding(
            fold.table, layout.homes[fold.to], layout.homes[fold.table], by, path[:-1], tuple(made),
            evolve(code, status=status), gone,
        )  # fmt: skip

    def _value(self) -> Code:
        if self.fold.value is None:
            return Code(sql.number(1), 1, 1, narrow=True)
        return self.terms.of(self.fold.value)

    def _included(self, value: Code) -> tuple[list[Term], Term | None]:
        """Conditions under which a row takes part with its value, outermost first, and the state in which it stands."""
        tests = [self.guard] if self.guard is not None else []
        state: Term | None = None
        if self.fold.where is None:
            if value.status is not None:
                state = value.status
                return [*tests, sql.present(value.status)], state
            return tests, None
        where = self.terms.of(self.fold.where)
        holds = self.terms.truth(where)
        inner = [holds]
        if where.status is not None:
            inner.insert(0, sql.present(where.status))
        if where.status is not None or value.status is not None:
            branches = [(sql.absent(where.status), where.status)] if where.status is not None else []
            if value.status is not None:
                branches.append((holds, value.status))
                inner.append(sql.present(value.status))
            state = sql.choice(branches, sql.number(0))
        return [*tests, sql.every(*inner)], state

    def _result(self, value: Code, included: list[Term], aggregated: Aggregated) -> Code:
        fold, zero = self.fold, sql.number(0)
        match fold.op:
            case "count":
                term = exp.Count(this=sql.given(included, sql.number(1)) if included else exp.Star())
                return Code(sql.or_zero(aggregated(term)), 0, self.rows)
            case "sum":
                total = sql.cast(exp.Sum(this=sql.given(included, self.terms.integer(value))), "BIGINT")
                lo, hi = min(0, value.lo) * self.rows, max(0, value.hi) * self.rows
                return Code(sql.or_zero(aggregated(total)), lo, hi)
            case "any" | "all":
                kind = exp.Max if fold.op == "any" else exp.Min
                truth = sql.choice([(self.terms.truth(value), sql.number(1))], zero)
                found = exp.Coalesce(
                    this=aggregated(kind(this=sql.given(included, truth))),
                    expressions=[sql.number(int(fold.op == "all"))],
                )
                return Code(sql.compared(exp.EQ, found, 1), 0, 1, flag=True)
        kind = exp.Min if fold.op == "min" else exp.Max
        value = self.terms.column(
            evolve(value, value=self.terms.integer(value), flag=False, narrow=value.narrow or value.flag)
        )
        found = aggregated(kind(this=sql.given(included, value.value)))
        known = Absence.NOT_APPLICABLE in fold.type.absent
        return Code(found if known else sql.or_zero(found), value.lo, value.hi)

    def _status(self, code: Code, state: Term | None, aggregated: Aggregated, gone: str) -> Term | None:
        """Of no rows an extreme is not applicable; a row without a score spoils a fold, the rest is an error."""
        states = self.fold.type.absent
        branches: list[tuple[Term, Term]] = []
        if gone:
            branches.append((gone_term(gone), sql.number(ERROR)))
        if state is not None and states - {Absence.NOT_APPLICABLE}:
            guarded = sql.given([self.guard] if self.guard is not None else [], state)
            worst = aggregated(exp.Max(this=guarded))
            if Absence.ERROR in states:
                branches.append((sql.compared(exp.GT, worst, NO_SCORE), sql.number(ERROR)))
            branches.append((sql.compared(exp.EQ, worst, NO_SCORE), sql.number(NO_SCORE)))
        if Absence.NOT_APPLICABLE in states and self.fold.op in ("min", "max"):
            branches.append((exp.Is(this=code.value, expression=exp.Null()), sql.number(1)))
        return sql.choice(branches, sql.number(0)) if branches else None
