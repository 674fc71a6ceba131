"""Where the columns of one generated function are read, hence which need no local and which are kept in lists."""

from collections.abc import Collection, Mapping

from attrs import define, field, frozen

from ruledsl.backends.record_layers import Layers, is_length, rounds
from ruledsl.ir import Column, Field, Fold, Lit, Ref
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

    def home(self, column: Column) -> Place:
        """The place whose code reads what the column is made of."""
        expr, round_ = column.expr, self.rounds[column.name]
        if isinstance(expr, Fold) and not is_length(expr, self.flat):
            return Place(expr.table, round_ - 1) if expr.table in self.flat else STRAIGHT
        return Place(column.table, round_) if column.table in self.flat else STRAIGHT

    def stored(self, name: str) -> bool:
        """Whether a column of a table with many rows is read outside the loop that computes it."""
        return any(place != self.home(self.columns[name]) for place in self.places.get(name, ()))

    def inlines(self, column: Column, above: int) -> bool:
        """Whether the column is written where it is read, ``above`` being the height of what it is written into."""
        expr, places, home = column.expr, self.places.get(column.name, []), self.home(column)
        if isinstance(expr, Fold) and not is_length(expr, self.flat):
            return False
        if isinstance(expr, Lit | Field | Ref):
            # Nothing is saved by a local; but a list of results has to be made.
            return column.table not in self.flat or all(place.table == column.table for place in places)
        if len(places) != 1 or above + height(expr) > _HIGHEST:
            return False
        return places[0] == home or (home == STRAIGHT and places[0] == RESULT)


def uses(layers: Layers, flat: Collection[str], wanted: Collection[str], given: Collection[str]) -> Uses:
    """Where the columns between the given and the wanted ones are read."""
    columns = layers.needed(wanted, given)
    result = Uses(layers, flat, columns, rounds(columns.values(), flat))
    places = result.places
    for name in wanted:
        places.setdefault(name, []).append(RESULT)
    above: dict[str, int] = {}
    for column in reversed(columns.values()):
        inline = result.inlines(column, above.get(column.name, 0))
        read_at = places.get(column.name, []) if inline else [result.home(column)]
        if inline:
            result.inlined.add(column.name)
        reach = above.get(column.name, 0) + height(column.expr) if inline else height(column.expr)
        for name in read_by(column.expr):
            places.setdefault(name, []).extend(read_at)
            above[name] = max(above.get(name, 0), reach)
    return result
