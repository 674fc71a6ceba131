"""The indicators that a scheme writes, by their paths in the measure."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ruledsl.measure import Measure
from ruledsl.statements.blocks import SchemeBlock
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.refine import Place, Refine
from ruledsl.syntax import Document

Path = tuple[str, ...]
Node = Refine | Place | Indicator


@frozen
class Entry:
    """One node of a scheme at its path."""

    path: Path
    node: Node

    @property
    def above(self) -> Path:
        return self.path[:-1]


def entries(document: Document, measure: Measure) -> list[Entry]:
    """What the schemes of a document write for a measure, in the order of the text."""
    full = [path for root in measure.every(Indicator) for path, _ in root.nodes()]
    blocks = [b for b in document.blocks if isinstance(b, SchemeBlock) and b.of == measure.id]
    found: list[Entry] = []
    for statement in (s for b in blocks for s in b.statements if isinstance(s, Refine)):
        meant = [p for p in full if p == statement.path or p.endswith(f".{statement.path}")]
        path = tuple((meant[0] if len(meant) == 1 else statement.path).split("."))
        found.append(Entry(path, statement))
        found += _below(sorted((*statement.parts, *statement.places), key=lambda n: n.span.start), path)
    return found


def _below(parts: Sequence[Place | Indicator], path: Path) -> Iterator[Entry]:
    for part in parts:
        here = (*path, part.name.text)
        yield Entry(here, part)
        yield from _below(part.parts, here)
