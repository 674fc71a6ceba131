"""Items as a chain of common table expressions: one layer of a relation for each level, with the cells still needed.

unit ─▶ unit_1 ─────────────▶ unit_3 ─▶ unit_4 ─▶ the result
           └▶ event_lines_2 ─▶ event_lines_2_unit (sums by unit) ┘
"""

from collections.abc import Iterable, Sequence

from attrs import define, field

from ruledsl.backends.sql_folds import Folding
from ruledsl.backends.sql_items import Item
from ruledsl.backends.sql_layout import ID, Cell, Layout
from ruledsl.backends.sql_links import Hop, Links
from ruledsl.ir import Table

LAST = 10**9


@define(eq=False)
class Layer:
    """One layer of a relation: its new items; the cells it must show, filled in from the last layer to the first."""

    relation: str
    level: int
    items: list[Item] = field(factory=list)
    shows: dict[Cell, None] = field(factory=dict)

    @property
    def name(self) -> str:
        return f"{self.relation}_{self.level}" if self.level else self.relation

    @property
    def made(self) -> set[tuple[str, str]]:
        """The cells of its items."""
        return {(i.cell.relation, n) for i in self.items for n in (i.cell.name, i.cell.status) if n}


@define
class Layers:
    """Which layers there are, and which cells live in which."""

    layout: Layout
    links: Links
    items: Sequence[Item]
    layers: dict[str, list[Layer]] = field(factory=dict)

    def plan(self, wanted: Iterable[Cell], hops: Iterable[Hop]) -> None:
        """Every table that leads to the wanted cells, which are read with such joins from units."""
        self._stack()
        for cell in wanted:
            self._show(cell, LAST)
        for hop in hops:
            self._link(hop, LAST)
            self._members(hop.upper)
        self._show(Cell(self.unit, ID), LAST)
        for level, layers in reversed(self._by_level().items()):
            for layer in layers:
                for item in layer.items:
                    self._demand(item)
            for layer in layers:
                self._carry(layer, level)

    @property
    def unit(self) -> str:
        return next(self.layout.homes[t.name] for t in self.layout.plan.tables if t.kind == "ROSTER")

    # --- what lives where ----------------------------------------------------------------------------------------

    def _stack(self) -> None:
        self.layers = {name: [Layer(name, 0)] for name in self.layout.relations}
        for item in sorted(self.items, key=lambda i: i.level):
            layers = self.layers[item.cell.relation]
            if layers[-1].level < item.level:
                layers.append(Layer(item.cell.relation, item.level))
            layers[-1].items.append(item)

    def _by_level(self) -> dict[int, list[Layer]]:
        made = [layer for layers in self.layers.values() for layer in layers[1:]]
        found: dict[int, list[Layer]] = {}
        for layer in sorted(made, key=lambda x: x.level):
            found.setdefault(layer.level, []).append(layer)
        return found

    def in_order(self) -> list[Layer]:
        """The layers that compute something, each after those that it reads."""
        return [layer for layers in self._by_level().values() for layer in layers]

    def before(self, relation: str, level: int) -> Layer:
        """The latest layer of a relation below a level."""
        return next(x for x in reversed(self.layers[relation]) if x.level < level)

    def _show(self, cell: Cell, level: int) -> None:
        self.before(cell.relation, level).shows[Cell(cell.relation, cell.name)] = None

    def _demand(self, item: Item) -> None:
        """What an item reads must be shown by the layers that it reads from, with the cells that link them."""
        level = item.level
        if item.folding is not None:
            self._demand_folding(item.folding, level)
        ranking = (*item.ranking.reads, *item.ranking.by) if item.ranking else ()
        for cell in (*item.reads, *ranking):
            self._show(cell, level)
        self._members(item.cell.relation)
        for hop in self.hops(item):
            self._link(hop, level)
            self._members(hop.upper)

    def _members(self, relation: str) -> None:
        """The rows of a group are found by the keys of its members."""
        group = self.group(relation)
        if group is not None:
            for table in group.over:
                for cell in self.links.key(group.name, table).cells:
                    self._show(cell, 1)

    def _demand_folding(self, folding: Folding, level: int) -> None:
        for cell in (*folding.reads, *folding.by):
            self._show(cell, level)
        for _, upper in self.links.path(folding.table, folding.target)[-1].pairs:
            self._show(upper, level)
        self._members(folding.source)
        for hop in self.folding_hops(folding):
            self._link(hop, level)
            self._members(hop.upper)

    def folding_hops(self, folding: Folding) -> list[Hop]:
        """The joins that the rows of a fold need: to what they are grouped by and to what they read."""
        found = {h.upper: h for h in folding.hops}
        for cell in folding.reads:
            for hop in self.links.path(folding.table, cell.relation):
                found.setdefault(hop.upper, hop)
        return list(found.values())

    def _link(self, hop: Hop, level: int) -> None:
        for lower, upper in hop.pairs:
            self._show(lower, level)
            self._show(upper, level)

    def hops(self, item: Item) -> list[Hop]:
        """The joins that an item needs to read other relations."""
        found: dict[str, Hop] = {}
        for cell in item.reads:
            for hop in self.links.path(item.column.table, cell.relation):
                found.setdefault(hop.upper, hop)
        if item.ranking:
            for hop in item.ranking.hops:
                found.setdefault(hop.upper, hop)
        return list(found.values())

    def _carry(self, layer: Layer, level: int) -> None:
        """What a layer shows without making it, the layer before must show."""
        before, made = self.before(layer.relation, level), layer.made
        for cell in layer.shows:
            if (cell.relation, cell.name) not in made:
                before.shows[cell] = None

    def group(self, relation: str) -> Table | None:
        """The plan's table, if the rows of a relation are groups."""
        table = self.layout.tables[self.layout.relations[relation].tables[0]]
        return table if table.kind == "GROUP" else None
