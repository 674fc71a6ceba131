"""Where the columns of one generated function are read, hence which need no local and which are kept in lists."""

from collections.abc import Collection, Mapping

from attrs import define, field, frozen

from ruledsl.backends.record_joints import Joint, parts_of
from ruledsl.backends.record_layers import AMONG_PEERS, Layers, is_length, rounds
from ruledsl.backends.record_quiet import Quiet, quiet, roots
from ruledsl.ir import Column, Expr, Field, Fold, Lit, Ref
from ruledsl.rewrite import height, read_by

#: Columns are written into their reader only as long as the whole stays this low.
_HIGHEST = 30


@frozen
class Place:
    """A loop of a function: over the rows of a table, in a round; the table is empty outside every loop."""

    table: str
    round: int


STRAIGHT = Place("", 0)
RESULT = Place("", -1)


@define
class Uses:
    """The columns that one function computes, and where it reads each of them."""

    layers: Layers
    flat: Collection[str]
    columns: Mapping[str, Column]
    rounds: Mapping[str, int]
    places: dict[str, list[Place]] = field(factory=dict)
    inlined: set[str] = field(factory=set)
    keyed: frozenset[str] = frozenset()
    #: Extremes by the key of a group → the sum of them all, which goes along with them.
    totals: Mapping[str, str] = field(factory=dict)
    quiet: Mapping[str, Quiet] = field(factory=dict)

    def roots(self, table: str) -> frozenset[str]:
        """The tables of the one unit that a table has no rows without; empty where that is not to be looked at."""
        return frozenset() if self.layers.unit in self.flat else roots(self.layers, table)

    def home(self, column: Column) -> Place:
        """The place whose code reads what the column is made of."""
        expr, round_ = column.expr, self.rounds[column.name]
        if isinstance(expr, Fold) and not is_length(expr, self.flat):
            return Place(expr.table, round_ - 1) if expr.table in self.flat else STRAIGHT
        return Place(column.table, round_) if column.table in self.flat else STRAIGHT

    def part_home(self, column: Column, part: Fold) -> Place:
        """The place of the loop that takes the rows of one part of a fold."""
        return Place(part.table, self.rounds[column.name] - 1) if part.table in self.flat else STRAIGHT

    def homes(self, column: Column) -> list[tuple[Place, Expr]]:
        """The places whose code reads what the column is made of, and what each of them reads."""
        expr = column.expr
        if isinstance(expr, Joint):
            return [(self.part_home(column, part), part) for part in expr.parts]
        return [(self.home(column), expr)]

    def shared_out(self) -> tuple[dict[Place, list[tuple[Column, Fold]]], dict[Place, list[Column]]]:
        """The folds for which each loop takes rows, and the columns that it computes; all at once, loops are many."""
        folds: dict[Place, list[tuple[Column, Fold]]] = {}
        kept: dict[Place, list[Column]] = {}
        for column in (c for c in self.columns.values() if c.name not in self.inlined):
            expr = column.expr
            if not isinstance(expr, Fold):
                kept.setdefault(self.home(column), []).append(column)
            elif not is_length(expr, self.flat) and column.name not in self.totals.values():
                for part in parts_of(expr):
                    folds.setdefault(self.part_home(column, part), []).append((column, part))
        return folds, kept

    def stored(self, name: str) -> bool:
        """Whether a column of a table with many rows is read outside the loop that computes it."""
        return any(place != self.home(self.columns[name]) for place in self.places.get(name, ()))

    def tables(self, name: str) -> frozenset[str]:
        """The tables of which one has to have rows for the column to be computed; none: it is computed in any case."""
        known = self.quiet.get(name)
        return known.tables if known else frozenset()

    def inlines(self, column: Column, above: int, behind: set[frozenset[str]]) -> bool:
        """Whether the column is written where it is read.

        ``above`` is the height of what it is written into, ``behind`` are the tables that its readers are computed for.
        """
        expr, places, home = column.expr, self.places.get(column.name, []), self.home(column)
        if isinstance(expr, Fold) and not is_length(expr, self.flat):
            return False
        if isinstance(expr, Lit | Field | Ref):
            # Nothing is saved by a local; but a list of results has to be made.
            return column.table not in self.flat or all(place.table == column.table for place in places)
        if (
            len(places) != 1
            or above + height(expr) > _HIGHEST
            or (self.tables(column.name) and behind != {self.tables(column.name)})
        ):
            return False
        return places[0] == home or (home == STRAIGHT and places[0] == RESULT)


def uses(
    layers: Layers, flat: Collection[str], wanted: Collection[str], given: Collection[str], stores: bool = False
) -> Uses:
    """Where the columns between the given and the wanted ones are read.

    With ``stores`` a wanted column is put where it belongs as soon as it is known, instead of at the end.
    """
    columns = layers.needed(wanted, given)
    result = Uses(layers, flat, columns, rounds(columns.values(), flat))
    if layers.unit not in flat:
        result.quiet = quiet(layers, columns)
    places = result.places
    behind: dict[str, set[frozenset[str]]] = {}
    for name in wanted:
        places.setdefault(name, []).append(RESULT)
        behind[name] = {result.tables(name) if stores else frozenset()}
    above: dict[str, int] = {}
    tested: set[tuple[Place, str]] = set()
    for column in reversed(columns.values()):
        readers = behind.get(column.name, set())
        inline = result.inlines(column, above.get(column.name, 0), readers)
        if inline:
            result.inlined.add(column.name)
        for home, expr in result.homes(column):
            read_at = places.get(column.name, []) if inline else [home]
            reach = above.get(column.name, 0) * inline + height(expr)
            again = _tested_again(home, expr, tested)
            for name in read_by(expr):
                places.setdefault(name, []).extend(() if name == again else read_at)
                behind.setdefault(name, set()).update(readers if inline else {result.tables(column.name)})
                above[name] = max(above.get(name, 0), reach)
        if column.name in result.quiet:
            for name in read_by(result.quiet[column.name].value):
                places.setdefault(name, []).append(RESULT)
    result.keyed = frozenset(t for t in flat if _keyed(result, t))
    result.totals = dict(pair for t in result.keyed if (pair := _total(result, t)))
    return result


def _tested_again(home: Place, expr: Expr, tested: set[tuple[Place, str]]) -> str:
    """The column by which a fold chooses its rows, if another one in the same loop does too: they share the test."""
    if not isinstance(expr, Fold) or expr.op in AMONG_PEERS or not isinstance(expr.where, Ref):
        return ""
    name = expr.where.column
    if (home, name) in tested and not (expr.value and name in read_by(expr.value)):
        return name
    tested.add((home, name))
    return ""


def _keyed(uses: Uses, group: str) -> bool:
    """Whether all that is asked about a group is the sum of one number of each, which is 0 if no row counts.

    Then that number is kept in a dict by the key of the group, and nobody needs to know how many groups there are.
    """
    table, columns = uses.layers.tables[group], list(uses.columns.values())
    if table.kind != "GROUP" or not uses.layers.below(group) or table.parent in uses.flat:
        return False
    folds = [(c, c.expr) for c in columns if isinstance(c.expr, Fold)]
    into = [(c, f) for c, f in folds if f.to == group]
    if len(into) != 1 or not table.keys or any(f.op in AMONG_PEERS and f.table == group for _, f in folds):
        return False
    column, fold = into[0]
    if fold.type.absent or not (getattr(fold, "start", 1) == 0 or fold.op in ("sum", "count")):
        return False
    keys = [f for f in uses.layers.plan.facts if f.table in table.over and (f.path or f.name) in table.keys]
    if any(f.type.absent for f in keys):
        return False
    names = [c.name for c in columns if c.table == group]
    if any(place.table != group for name in names for place in uses.places.get(name, ())):
        return False
    if any(name not in uses.inlined for name in names if name != column.name):
        return False
    over = [f for _, f in folds if f.table == group]
    return all(f.op == "sum" and f.where is None and _leads(uses, f.value, column.name) for f in over)


def _total(uses: Uses, group: str) -> tuple[str, str] | None:
    """The extreme of each keyed group and the one column that adds them up."""
    folds = [(c, c.expr) for c in uses.columns.values() if isinstance(c.expr, Fold)]
    of_each = next((c.name for c, f in folds if f.to == group and f.op in ("min", "max")), None)
    sums = [c.name for c, f in folds if f.table == group]
    return (of_each, sums[0]) if of_each and len(sums) == 1 else None


def _leads(uses: Uses, expr: Expr | None, name: str) -> bool:
    """Whether an expression is just a column, perhaps by way of others."""
    while isinstance(expr, Ref) and expr.column != name:
        expr = uses.columns[expr.column].expr
    return isinstance(expr, Ref)
