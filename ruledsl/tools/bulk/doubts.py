"""Shares in columns of text that bear no sign and may be meant for percentages: how many, and the first of them (W193)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import polars as pl
from attrs import evolve, frozen

from ruledsl.facts.layout import Layout, Slot
from ruledsl.facts.values import Doubtful, reader, spelling
from ruledsl.ir import Type
from ruledsl.tools.bulk.feeds import Found
from ruledsl.tools.bulk.units import UNITS


@frozen
class Doubt:
    """So many rows of a fact, of which the first says ``value``: read as ``read``, perhaps ``meant``."""

    fact: str
    rows: int
    value: str
    read: str
    meant: str


def doubted(found: Found, layouts: Callable[[str], Sequence[Layout]]) -> tuple[Doubt, ...]:
    """What stands in the rows of tables as they were read; a column with a type of its own leaves no doubt."""
    parts = {UNITS: found.part, **found.below}
    return tuple(d for kind, part in parts.items() for s in part.frame for d in _of_column(s, layouts(kind)))


def together(known: Mapping[str, Doubt], more: Iterable[Doubt]) -> dict[str, Doubt]:
    """The same of one piece after the other, each fact once with its first example."""
    found = dict(known)
    for doubt in more:
        before = found.get(doubt.fact)
        found[doubt.fact] = doubt if before is None else evolve(before, rows=before.rows + doubt.rows)
    return found


def _of_column(series: pl.Series, layouts: Sequence[Layout]) -> Iterator[Doubt]:
    entries = (layout.entry(series.name) for layout in layouts) if series.dtype == pl.String else ()
    slots = {e.path: e.fact.type for e in entries if isinstance(e, Slot) and e.fact.type.kind == "ratio"}
    for path, kind in slots.items():
        if kind.decimals > 2 and (found := _in(series, path, kind)) is not None:
            yield found


def _in(series: pl.Series, path: str, kind: Type) -> Doubt | None:
    """Each distinct text is read once."""
    bare = series.filter(series.str.contains(rf"^\s*[+-]?[0-9]*\.[0-9]{{1,{kind.decimals - 2}}}\s*$").fill_null(False))
    read = reader(kind)
    found = {text: value for text in bare.unique(maintain_order=True) if isinstance(value := read(text), Doubtful)}
    if not found:
        return None
    first, value = next(iter(found.items()))
    return Doubt(path, int(bare.is_in(list(found)).sum()), first.strip(), spelling(kind, value), value.meant)
