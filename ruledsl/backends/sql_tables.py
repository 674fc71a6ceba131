"""Layers as common table expressions, with the aggregates, groups, ranks and losses that they are joined with."""

from collections.abc import Iterable, Iterator

from attrs import define, field
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_folds import Folding, gone_name
from ruledsl.backends.sql_items import Item
from ruledsl.backends.sql_layers import Layer, Layers
from ruledsl.backends.sql_layout import ID, KIND, LOST, PARENT, STATE, Cell, Layout
from ruledsl.backends.sql_links import Hop, Links
from ruledsl.backends.sql_ranks import Ranking
from ruledsl.backends.sql_select import Source, select, table_named
from ruledsl.backends.sql_terms import Term
from ruledsl.backends.sql_together import Sort, sort_of


@define
class Tables:
    """The tables in the order in which they are written."""

    layers: Layers
    ctes: list[exp.CTE] = field(factory=list)
    names: set[str] = field(factory=set)

    @property
    def layout(self) -> Layout:
        return self.layers.layout

    @property
    def links(self) -> Links:
        return self.layers.links

    def write(self) -> None:
        for relation in self.layers.layers:
            self._computed_keys(relation)
        for layer in self.layers.in_order():
            self._emit(layer)

    def _cte(self, name: str, select: exp.Select) -> None:
        self.names.add(name)
        self.ctes.append(exp.CTE(this=select, alias=exp.TableAlias(this=exp.Identifier(this=name, quoted=False))))

    def _computed_keys(self, relation: str) -> None:
        """A table with the keys that have to be computed beside its own columns."""
        base = self.layers.layers[relation][0]
        if any(c.name not in self.layout.relations[relation].cells for c in base.shows) and not self.layers.group(
            relation
        ):
            keys = [sql.alias(term, name) for term, name in self._computed(relation)]
            whole = exp.Select(expressions=[exp.Star(), *keys])
            self._cte(f"{relation}_0", whole.from_(table_named(relation), copy=False))

    def _computed(self, relation: str) -> Iterator[tuple[Term, str]]:
        """The keys of groups whose members can lack one: such a row has its own number for a key."""
        done: set[str] = set()
        number = list(self.layout.relations).index(relation)
        for group in (t for t in self.layout.plan.tables if t.kind == "GROUP" and self.links.lacking(t)):
            for table in (t for t in group.over if self.layout.homes[t] == relation):
                cells = self.links.key(group.name, table).cells
                facts = [self.layout.facts[f.name] for f in self.links.key_facts(group, table)]
                states = [sql.column(f.status) for f in facts if f.status]
                lacks = sql.absent(sql.extreme("GREATEST", states)) if states else exp.false()
                own = sql.binary(exp.Add, sql.binary(exp.Mul, sql.column(ID), sql.number(100)), sql.number(number + 1))
                terms = [sql.choice([(lacks, sql.number(0))], sql.column(f.name)) for f in facts]
                for cell, term in zip(cells, [*terms, sql.choice([(lacks, own)], sql.number(0))], strict=True):
                    if cell.name not in done:
                        done.add(cell.name)
                        yield term, cell.name

    def source(self, relation: str, level: int) -> Source:
        """The latest layer of a relation below a level, under the relation's name."""
        layer = self.layers.before(relation, level)
        if layer.level:
            return Source(layer.name, relation)
        name = f"{relation}_0"
        if self.layers.group(relation) and name not in self.names:
            self._groups(relation)
        return Source(name if name in self.names else relation, relation)

    def joins(self, hops: Iterable[Hop], level: int, shared: bool = False) -> list[Source]:
        found: dict[str, Source] = {}
        for hop in hops:
            group = self.layers.group(hop.upper) is not None
            pairs = tuple((a.term, b.term) for a, b in hop.pairs)
            source = self.source(hop.upper, level)
            found.setdefault(hop.upper, Source(source.name, hop.upper, pairs, left=group and shared))
        return list(found.values())

    # --- one layer -----------------------------------------------------------------------------------------------

    def _emit(self, layer: Layer) -> None:
        foldings = [i.folding for i in layer.items if i.folding is not None]
        rankings = [i.ranking for i in layer.items if i.ranking is not None]
        sources = self._aggregated(layer, foldings)
        relation = self.layout.relations[layer.relation]
        head = sources.pop(0) if self._made_of(layer, foldings) else self.source(layer.relation, layer.level)
        hops = {h.upper: h for i in layer.items for h in self.layers.hops(i)}
        sources = [*self.joins(hops.values(), layer.level, relation.shared), *sources]
        sources += self._ranked(layer, rankings, head)
        sources += self._gone(layer, foldings, rankings)
        made = layer.made
        shown = sorted(layer.shows, key=lambda c: (c.name not in (ID, PARENT, KIND), c.name))
        kept = [c.term for c in shown if (c.relation, c.name) not in made]
        new = [a for i in layer.items for a in self._written(i, layer)]
        self._cte(layer.name, select([*kept, *new], [head, *sources]))

    def _written(self, item: Item, layer: Layer) -> Iterator[Term]:
        shown = {c.name for c in layer.shows}
        comment = comment_of(item)
        if item.cell.name in shown:
            yield sql.alias(item.value, item.cell.name, comment)
        if item.cell.status in shown and item.status is not None:
            yield sql.alias(item.status, item.cell.status, f"{comment}  {STATE}")

    def _aggregated(self, layer: Layer, foldings: list[Folding]) -> list[Source]:
        """One table of aggregates for each relation folded from and each way of grouping it."""
        sorts: dict[Sort, list[Folding]] = {}
        for folding in foldings:
            sorts.setdefault(sort_of(folding), []).append(folding)
        items = [(i, i.folding) for i in reversed(layer.items) if i.folding is not None]
        said = {name: comment_of(item) for item, folding in items for _, name in folding.aggregates}
        whole = self._made_of(layer, foldings)
        found = []
        for number, ((source, *_), same) in enumerate(sorts.items()):
            name = f"{source}_by_{layer.relation}_{layer.level}" + (f"_{number}" if number else "")
            upper = [b for _, b in self.links.path(same[0].table, layer.relation)[-1].pairs]
            keys = [b.name if whole else f"k{n}" for n, b in enumerate(upper)]
            one = self._aggregates(layer, same, keys, said)
            if whole and self.layout.relations[source].shared:
                one.where(self._members(layer.relation, source), copy=False)
            self._cte(name, one)
            pairs = tuple((sql.column(k, name), b.term) for k, b in zip(keys, upper, strict=True))
            found.append(Source(name, layer.relation) if whole else Source(name, name, pairs, left=bool(pairs)))
        return found

    def _aggregates(self, layer: Layer, same: list[Folding], keys: list[str], said: dict[str, str]) -> exp.Select:
        """Aggregates of one sort by keys of these names."""
        by = [c.term for c in same[0].by]
        made = {name: term for f in same for term, name in f.aggregates}
        shared = self.layout.relations[same[0].source].shared
        joins = self.joins([h for f in same for h in self.layers.folding_hops(f)], layer.level, shared)
        terms = [sql.alias(t, k) for t, k in zip(by, keys, strict=True)]
        terms += [sql.alias(t, n, said[n]) for n, t in made.items()]
        one = select(terms, [self.source(same[0].source, layer.level), *joins])
        return one.group_by(*by, copy=False) if by else one

    def _made_of(self, layer: Layer, foldings: list[Folding]) -> bool:
        """Whether the rows of a layer are those of its aggregates: all groups that there are, by their own keys."""
        group = self.layers.group(layer.relation)
        if group is None or self.layers.layers[layer.relation][1] is not layer:
            return False
        homes = {self.layout.homes[t] for t in group.over}
        within = self.links.within(group.name)
        keys = {
            ((PARENT,) if within else ()) + tuple(c.name for c in self.links.key(group.name, t).cells)
            for t in group.over
        }
        sorts = {(f.source, tuple(c.name for c in f.by)) for f in foldings}
        return bool(keys) and sorts == {(home, key) for home in homes for key in keys} and len(sorts) == 1

    def _members(self, group: str, home: str) -> exp.Expression:
        """Which rows of a shared relation belong to groups of a kind."""
        over = self.layout.tables[self.layout.relations[group].tables[0]].over
        kinds = [self.layout.kind(t) for t in over if self.layout.homes[t] == home]
        return exp.In(this=sql.column(KIND, home), expressions=[sql.number(k) for k in kinds])

    def _ranked(self, layer: Layer, rankings: list[Ranking], head: Source) -> list[Source]:
        """Distinct keys with the number of rows before them: the rank of all rows with these keys."""
        found = []
        for ranking in rankings:
            if not ranking.name:
                continue
            name = f"rank_{ranking.name}"
            by = [c.term for c in ranking.by]
            keys = [k for k, _ in ranking.keys]
            names = [f"k{n}" for n in range(len(by) + len(keys))]
            counts = exp.Sum(this=exp.Count(this=exp.Star()))
            before = sql.window(counts, by, [sql.ordered(k, d) for k, d in ranking.keys], before=True)
            rank = sql.cast(sql.binary(exp.Add, sql.or_zero(before), sql.number(1)), "BIGINT")
            made = [*(sql.alias(t, n) for t, n in zip([*by, *keys], names, strict=True)), sql.alias(rank, ranking.name)]
            one = select(made, [head]).group_by(*by, *keys, copy=False)
            self._cte(name, one.where(ranking.counted, copy=False) if ranking.counted is not None else one)
            pairs = tuple((sql.column(n, name), t) for t, n in zip([*by, *keys], names, strict=True))
            found.append(Source(name, name, pairs, left=True))
        return found

    def _gone(self, layer: Layer, foldings: list[Folding], rankings: list[Ranking]) -> list[Source]:
        """For each kind of group asked about, the groups that lost a unit."""
        asked = {f.gone: [b for _, b in self.links.path(f.table, f.target)[-1].pairs] for f in foldings if f.gone}
        asked |= {r.gone: list(r.by) for r in rankings if r.gone}
        found = []
        for relation, cells in asked.items():
            name = f"{relation}_{LOST}"
            group = self.layers.group(relation)
            facts = self.links.key_facts(group, group.over[0]) if group else ()
            keys = [sql.column(self.layout.facts[f.name].name) for f in facts]
            if name not in self.names:
                made = [*(sql.alias(k, f"k{n}") for n, k in enumerate(keys))]
                one = select([*made, sql.alias(exp.Count(this=exp.Star()), gone_name(relation))], [Source(LOST, LOST)])
                self._cte(name, one.group_by(*keys, copy=False) if keys else one)
            pairs = tuple((sql.column(f"k{n}", name), c.term) for n, c in enumerate(cells[: len(keys)]))
            found.append(Source(name, name, pairs, left=bool(pairs)))
        return found

    def _groups(self, relation: str) -> None:
        """The rows of a group: the distinct keys of its members."""
        group = self.layout.tables[self.layout.relations[relation].tables[0]]
        within = self.links.within(group.name)
        cells = [*([within] if within else []), *self.links.group_cells(group.name)]
        parts: dict[str, exp.Select] = {}
        for table in group.over:
            home = self.layout.homes[table]
            key = self.links.key(group.name, table).cells
            own = [*([Cell(home, PARENT)] if within else []), *key]
            terms = [sql.alias(a.term, b.name) for a, b in zip(own, cells, strict=True)]
            one = select(terms or [sql.alias(sql.number(1), f"{relation}all")], [self.source(home, 1)]).distinct(
                copy=False
            )
            if self.layout.relation(table).shared:
                one = one.where(self._members(relation, home), copy=False)
            parts[home] = one
        selects = list(parts.values())
        whole: exp.Expression = selects[0]
        for other in selects[1:]:
            whole = exp.Union(this=whole, expression=other, distinct=True)
        self._cte(f"{relation}_0", whole)


def comment_of(item: Item) -> str:
    """The author's name of a column and the clauses that it comes from."""
    origin = item.column.origin
    clauses = "、".join(origin.clauses)
    name = item.column.name
    if name.startswith(("fold:", "part:")):
        name = origin.label
    return f"{name}  {clauses}" if clauses else name
