"""Paths in a fact file into places in its text, by reading it once more, only when something is wrong."""

from collections.abc import Iterable
from typing import Any

import yaml
from attrs import define, field

from ruledsl.facts.read_yaml import events, span
from ruledsl.facts.tree import Document, Path
from ruledsl.node import evolve

#: A larger text is not read again; the path alone then says where.
LARGEST = 16 * 2**20

Offsets = tuple[int, int]


def locate(document: Document, paths: Iterable[Path]) -> tuple[dict[Path, Offsets], dict[Path, Offsets]]:
    """The offsets of the value at each path and of its key, or else of the nearest place around it."""
    wanted = set(paths)
    if document.kind == "csv":
        rows = _rows(document, wanted)
        return rows, rows
    if not wanted or len(document.source.text) > LARGEST:
        return {}, {}
    if document.places:
        here = _nearest_of(wanted, document.places)
        return here, here
    if document.origin is not None:
        return _of_part(document, wanted)
    around = {path[:n] for path in wanted for n in range(len(path) + 1)}
    search = Search(around)
    try:
        for event in events(document.source.text):
            search.take(event)
    except yaml.YAMLError:
        pass  # JSON that is no YAML: what was found so far stands
    return _nearest_of(wanted, search.found), _nearest_of(wanted, search.keys)


def _of_part(document: Document, wanted: set[Path]) -> tuple[dict[Path, Offsets], dict[Path, Offsets]]:
    """The places of a tree that was made from a part of a text."""
    assert document.origin is not None
    there = {path: document.origin(path) for path in wanted}
    found = locate(evolve(document, origin=None), there.values())
    values, keys = ({path: places[at] for path, at in there.items() if at in places} for places in found)
    return values, keys


def _nearest_of(wanted: set[Path], places: dict[Path, Offsets]) -> dict[Path, Offsets]:
    return {path: place for path in wanted if (place := _nearest(path, places))}


def _nearest(path: Path, places: dict[Path, Offsets]) -> Offsets | None:
    return next((places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in places), None)


def _rows(document: Document, wanted: set[Path]) -> dict[Path, Offsets]:
    starts = [0]
    for line in document.source.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def row(path: Path) -> Offsets:
        line = next((document.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in document.lines), 1)
        start, end = starts[line - 1 : line + 1] if line < len(starts) else (0, 0)
        return start, start + len(document.source.text[start:end].rstrip("\r\n"))

    return {path: row(path) for path in wanted}


@define
class Search:
    """Walks the events of a text and notes where the wanted paths are; the last of equal keys counts."""

    around: set[Path]
    found: dict[Path, Offsets] = field(factory=dict)
    keys: dict[Path, Offsets] = field(factory=dict)
    stack: list[Any] = field(factory=list)
    path: list[str | int] = field(factory=list)
    skipped: int = 0

    def take(self, event: Any) -> None:
        """Follow one event."""
        start = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        end = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        if self.skipped:
            self.skipped += start - end
            if not self.skipped:
                self.done()
        elif end:
            self.stack.pop()
            if self.stack:
                self.done()
        elif start or isinstance(event, yaml.ScalarEvent):
            self.node(event, start)

    def node(self, event: Any, start: bool) -> None:
        if self.stack and self.stack[-1] == "key":
            self.stack[-1] = span(event)
            self.path.append(event.value)
            return
        if self.stack and isinstance(self.stack[-1], int):
            self.path.append(self.stack[-1])
        here = tuple(self.path)
        if here in self.around:
            key = self.stack[-1] if self.stack and isinstance(self.stack[-1], tuple) else None
            first, last = span(event)
            if start:
                first, last = key or (first, first + 1)
            self.found[here] = (first, last) if first < last else key or (first, last)
            self.keys[here] = key or (first, last)
        if not start:
            self.done()
        elif here in self.around:
            self.stack.append("key" if isinstance(event, yaml.MappingStartEvent) else 0)
        else:
            self.skipped = 1

    def done(self) -> None:
        """A value is over: its key or position is left behind."""
        if not self.stack:
            return
        self.path.pop()
        top = self.stack[-1]
        self.stack[-1] = top + 1 if isinstance(top, int) else "key"
