"""Rows of a whole plan made out of the rows of its plans: each fact from the first plan that has it."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from attrs import define, field

from ruledsl.compare.merged import Merged, Row
from ruledsl.ir import Fact, Plan
from ruledsl.records import RowShape, shape

#: Makes one row of the whole out of one row of each loaded plan.
Make = Callable[[Sequence[Row]], Row]


@define
class Rows:
    """``loaded`` are the numbers of the plans whose rows there are."""

    whole: Merged
    plans: Sequence[Plan]
    loaded: Sequence[int]
    _made: dict[str, Make] = field(init=False, factory=dict)

    def maker(self, table: str) -> Make:
        """How rows of a table are made; where one plan lays them out as the whole does, its rows are taken as they are."""
        if table not in self._made:
            self._made[table] = self._build(table)
        return self._made[table]

    def _build(self, table: str) -> Make:
        named = self.whole.tables[table]
        shapes = {i: shape(self.plans[n], named[n]) for i, n in enumerate(self.loaded) if n in named}
        own = shape(self.whole.plan, table)
        for i, found in shapes.items():
            if self._alike(own, found, table, self.loaded[i]):
                return itemgetter(i)
        starts = {i: sum(shapes[j].size for j in shapes if j < i) for i in shapes}
        places = [0] * (own.size - len(own.tables))
        for fact in own.facts:
            i, name = self._source(fact, shapes)
            places[own.values[fact.name]] = starts[i] + shapes[i].values[name]
            if fact.name in own.statuses:
                places[own.statuses[fact.name]] = starts[i] + shapes[i].statuses[name]
        lists = [self._list(child, shapes) for child in sorted(own.tables, key=lambda t: own.tables[t])]
        return _joined(places, sorted(shapes), lists)

    def _alike(self, own: RowShape, found: RowShape, table: str, number: int) -> bool:
        mine = [(own.values[f.name], own.statuses.get(f.name)) for f in own.facts]
        its = [(found.values[f.name], found.statuses.get(f.name)) for f in found.facts]
        children = {self.whole.tables[t].get(number): slot for t, slot in own.tables.items()}
        names = [self.whole.facts[f.name].get(number) for f in own.facts]
        if own.size != found.size or mine != its or names != [f.name for f in found.facts] or children != found.tables:
            return False
        at = self.loaded.index(number)
        return all(_taken(self.maker(t), len(self.loaded)) == at for t in own.tables)

    def _source(self, fact: Fact, shapes: Mapping[int, RowShape]) -> tuple[int, str]:
        """Which loaded plan has the fact, and under which name; one of the same make where no other has it."""
        asked = self.whole.facts[fact.name]
        for i in shapes:
            if self.loaded[i] in asked:
                return i, asked[self.loaded[i]]
        base = fact.name.partition("′")[0]
        for i, found in shapes.items():
            same = next((f for f in found.facts if f.name == base and _alike_facts(f, fact)), None)
            if same is not None:
                return i, base
        raise LookupError(fact.name)

    def _list(self, child: str, shapes: Mapping[int, RowShape]) -> Callable[[Sequence[Row]], tuple[Row, ...]]:
        """How the lines below a row are made."""
        named = self.whole.tables[child]
        slots = {i: shapes[i].tables[named[self.loaded[i]]] for i in shapes if self.loaded[i] in named}
        make, size = self.maker(child), len(self.loaded)
        taken = _taken(make, size)
        if taken is not None:
            return lambda rows: rows[taken][slots[taken]]

        def lines(rows: Sequence[Row]) -> tuple[Row, ...]:
            found = {i: rows[i][slot] for i, slot in slots.items()}
            length = min(map(len, found.values()), default=0)
            return tuple(make([found[i][n] if i in found else () for i in range(size)]) for n in range(length))

        return lines


def _taken(make: Make, size: int) -> int | None:
    """The plan whose rows are taken as they are, if they are."""
    return make([(n,) for n in range(size)])[0] if isinstance(make, itemgetter) else None


def _joined(places: Sequence[int], order: Sequence[int], lists: Sequence[Callable[[Sequence[Row]], Any]]) -> Make:
    """Facts by their places in the rows laid end to end, then the lists of lines."""
    if len(places) > 1:
        take: Callable[[Row], Row] = itemgetter(*places)
    else:
        take = lambda row: tuple(row[p] for p in places)  # noqa: E731

    def make(rows: Sequence[Row]) -> Row:
        end_to_end = sum((rows[i] for i in order), ())
        return (*take(end_to_end), *(of(rows) for of in lists))

    return make


def _alike_facts(one: Fact, other: Fact) -> bool:
    a, b = one.type, other.type
    return (a.kind, a.decimals, a.choices, bool(a.absent)) == (b.kind, b.decimals, b.choices, bool(b.absent))
