"""Aggregates over the same rows by the same keys in one table: each as late as the last of them, if nobody asks sooner.

level 2   n = count of event lines               ┐    level 3   n = count of event lines, m = count of those in the year
level 3   m = count of those in the year         ┘
level 4   n − m                                       level 4   n − m
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_folds import Folding
from ruledsl.backends.sql_items import Item
from ruledsl.backends.sql_layout import Cell
from ruledsl.backends.sql_terms import Term

#: Rows and keys of aggregates that one table can hold.
Sort = tuple[str, str, tuple[Cell, ...], tuple[str, ...]]


def sort_of(folding: Folding) -> Sort:
    """What must be the same for two folds to stand in one table."""
    return folding.source, folding.target, folding.by, tuple(h.upper for h in folding.hops)


def together(items: Sequence[Item]) -> list[Item]:
    """The same items, folds delayed to the level of others of their sort; no aggregate twice in one table."""
    asked = _asked(items)
    levels: dict[Sort, set[int]] = defaultdict(set)
    for item in items:
        if item.folding is not None:
            levels[sort_of(item.folding)].add(item.level)
    return list(_once(_delayed(item, levels, asked) for item in items))


def _asked(items: Iterable[Item]) -> Mapping[tuple[str, str], int]:
    """For each cell the lowest level on which it is read."""
    found: dict[tuple[str, str], int] = {}
    for item in items:
        cells = set(item.reads)
        if item.folding is not None:
            cells |= {*item.folding.reads, *item.folding.by}
        if item.ranking is not None:
            cells |= {*item.ranking.reads, *item.ranking.by}
        for cell in cells:
            place = cell.relation, cell.name
            found[place] = min(found.get(place, item.level), item.level)
    return found


def _delayed(item: Item, levels: Mapping[Sort, set[int]], asked: Mapping[tuple[str, str], int]) -> Item:
    if item.folding is None:
        return item
    names = [n for n in (item.cell.name, item.cell.status) if n]
    soonest = min((asked[item.cell.relation, n] for n in names if (item.cell.relation, n) in asked), default=None)
    later = [n for n in levels[sort_of(item.folding)] if n >= item.level and (soonest is None or n < soonest)]
    return evolve(item, level=max(later))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """What is aggregated twice into one table is read from where it stands first."""
    first: dict[tuple[Sort, int, Term], str] = {}
    for item in items:
        folding = item.folding
        if folding is None:
            yield item
            continue
        place = sort_of(folding), item.level
        instead = {n: first.setdefault((*place, t), n) for t, n in folding.aggregates}
        if all(n == kept for n, kept in instead.items()):
            yield item
            continue
        kept = tuple((t, n) for t, n in folding.aggregates if instead[n] == n)
        value, status = (_read(term, instead) for term in (item.value, item.status))
        assert value is not None
        yield evolve(item, value=value, status=status, folding=evolve(folding, aggregates=kept))


def _read(term: Term | None, instead: Mapping[str, str]) -> Term | None:
    def visit(node: exp.Expression) -> exp.Expression:
        named = isinstance(node, exp.Column) and node.name in instead
        return sql.column(instead[node.name]) if named else node

    return None if term is None else term.transform(visit)
