"""Scores that are above what units of their class can have."""

from collections.abc import Iterator, Sequence
from typing import Any

from ruledsl.facts.draft import Part
from ruledsl.facts.layout import Layout
from ruledsl.facts.tree import Path, Tree
from ruledsl.facts.values import spelling


def beyond_class(
    layout: Layout, row: Sequence[Any], part: Part
) -> Iterator[tuple[Path, dict[str, str], tuple[str, ...]]]:
    """The place of each such fact, what its message needs, the clauses that ask for it."""
    own = layout.class_slot
    if own is None:
        return
    for slot in layout.by_class:
        value, kind, most = row[slot.value], slot.fact.type, slot.fact.most[row[own.value]]
        if value > most:
            path = next((p for p, key in _keys(part.node, part.path) if layout.entry(key) is slot), part.path)
            args = {"fact": slot.path, "value": spelling(kind, value), "lo": spelling(kind, kind.lo)}
            yield path, args | {"hi": spelling(kind, most)}, slot.fact.origin.clauses


def _keys(node: Tree, path: Path, prefix: str = "") -> Iterator[tuple[Path, str]]:
    """Every key of a mapping and of those inside it, with the name path that it makes."""
    for key, value in node.items() if isinstance(node, dict) else ():
        yield (*path, key), f"{prefix}{key}"
        yield from _keys(value, (*path, key), f"{prefix}{key}.")
