"""样例 statements of rule files as cases: the facts become the tree that a fact file would be."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import define, field

from ruledsl.facts import Document
from ruledsl.facts.names import role_of, word
from ruledsl.facts.tree import Path
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.statements.example import Example, Expected, Given, Happening, Listed, Said
from ruledsl.syntax import Date, Name, Node, Quantity
from ruledsl.tools.load import Rules
from ruledsl.tools.test.model import Case, Expectation
from ruledsl.tools.test.names import STEP

_EPOCH = date(1970, 1, 1)


def cases_in(rules: Rules) -> tuple[Case, ...]:
    """The examples that stand in measures and schemes, in the order of the files."""
    sources = {source.name: source for source in rules.sources}
    return tuple(
        _case(statement, block.of if isinstance(block, SchemeBlock) else block.name.text, sources)
        for document in rules.documents
        for block in document.blocks
        if isinstance(block, MeasureBlock | SchemeBlock)
        for statement in block.statements
        if isinstance(statement, Example)
    )


def _case(example: Example, measure: str, sources: dict[str, Source]) -> Case:
    source = sources[example.span.file]
    unit = example.name.text
    tree = _Tree()
    tree.take(example.given, (word("units"), unit), tree.unit(unit, example.for_classes))
    document = Document(source, "rules", tree.root, places=tree.places)
    guard = example.guard
    year = next((v for k, v in tree.root.items() if role_of(k) == "year"), "")
    return Case(
        unit,
        example.name.span,
        document,
        tuple(_expectations(unit, example.expected)),
        measure,
        int(year) if year.isdigit() else None,
        readings=tuple(".".join(o.parts) for o in guard.options) if guard else None,
        target=example.expected.span,
        note=example.note,
    )


@define
class _Tree:
    """The facts of an example as the tree of a fact file, with the place of every value."""

    root: dict[str, Any] = field(factory=dict)
    places: dict[Path, tuple[int, int]] = field(factory=dict)

    def unit(self, name: str, classes: tuple[Name, ...]) -> dict[str, Any]:
        """The mapping of the unit that the example is about."""
        node: dict[str, Any] = {word("class"): classes[0].text} if classes else {}
        self.root[word("units")] = {name: node}
        return node

    def take(self, given: Iterable[Node], path: Path, node: dict[str, Any]) -> None:
        """Work in facts, events and rows of lists."""
        for item in given:
            here = (item.span.start, item.span.end)
            if isinstance(item, Given):
                texts = [text_of(said) for said in item.said]
                top = role_of(item.path) in ("year", "decided")
                (self.root if top else node)[item.path] = texts[0] if len(texts) == 1 else texts
                self.places[(item.path,) if top else (*path, item.path)] = here
            elif isinstance(item, Happening):
                event = {word("date"): item.date, word("lines"): item.path}
                self._row(node, word("events"), event, item.given, path, here)
            elif isinstance(item, Listed) and role_of(item.path) == "run":
                self.places[(word("run"),)] = here
                self.take(item.given, (word("run"),), self.root.setdefault(word("run"), {}))
            elif isinstance(item, Listed):
                self._row(node, item.path, {}, item.given, path, here)

    def _row(
        self,
        node: dict[str, Any],
        key: str,
        row: dict[str, Any],
        given: tuple[Node, ...],
        path: Path,
        here: tuple[int, int],
    ) -> None:
        rows = node.setdefault(key, [])
        place = (*path, key, len(rows))
        self.places[place] = here
        rows.append(row)
        self.take(given, place, row)


def text_of(said: Said) -> str:
    """A value as a fact file writes it."""
    value = said.items
    if isinstance(value, Quantity):
        return f"{value}%" if value.unit == "percent" else str(value)
    if isinstance(value, Date):
        return (_EPOCH + timedelta(days=value.days)).isoformat() if value.days >= 0 else value.text
    return str(value)


def _expectations(unit: str, expected: Expected) -> Iterator[Expectation]:
    for item in expected.awaited:
        name = STEP.format(item.step) if item.step else item.path
        yield Expectation(unit, name, tuple(text_of(s) for s in item.said), item.span)
