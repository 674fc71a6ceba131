"""A rule document with one thing changed: a number, an end, a relation, an order, a mode, something left out.

The change is made in the values that were read from the text, never in the text; each mutant is bound and lowered anew.
What a change can be is said here by class of node, in one table for everything that a statement is made of.
"""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ruledsl.measure import clause_texts
from ruledsl.node import evolve
from ruledsl.source import Span
from ruledsl.statements.applies import Applies
from ruledsl.statements.blocks import MeasureBlock
from ruledsl.statements.composition import Composition
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.example import Example
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.in_force import InForce
from ruledsl.statements.merge import Merge
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.outline import Outline
from ruledsl.statements.reading import Reading
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.sequence import Sequence
from ruledsl.statements.valid_for import ValidFor
from ruledsl.statements.veto import Veto
from ruledsl.statements.year import Year
from ruledsl.syntax import Cite, Name, Node, Statement
from ruledsl.tools.test.mutations import OWN, Change, told

#: Statements that say when and for whom a measure holds; they do not compute, so nothing in them is changed.
UNTOUCHED = (InForce, ValidFor, Applies, Year, Outline, Reading, Example)
#: Fields of a statement that carry no computation.
_SILENT = frozenset({"cite", "partly", "note", "called", "circumstances", "criteria", "scored_by", "text"})


@frozen
class Mutant:
    """What was changed: from and to, in which statement; and the changed block."""

    what: str
    before: str
    after: str
    kind: str
    label: str
    clauses: tuple[str, ...]
    span: Span
    block: MeasureBlock


def mutants(block: MeasureBlock) -> Iterator[Mutant]:
    """Every single change of a block, statement by statement in the order of the text."""
    places = next((int(s.places or 0) for s in block.statements if isinstance(s, FullMarks)), 0)
    for index, statement in enumerate(block.statements):
        if not isinstance(statement, Statement) or isinstance(statement, UNTOUCHED):
            continue
        for change in (*_changes(statement, places), *_whole(statement)):
            kept = () if change.node is None else (change.node,)
            statements = (*block.statements[:index], *kept, *block.statements[index + 1 :])
            name = getattr(statement, "name", None)
            yield Mutant(
                change.what,
                change.before,
                change.after,
                type(statement).RULE,
                name.text if isinstance(name, Name) else "",
                clause_texts(statement.clauses),
                change.span,
                evolve(block, statements=statements),
            )


def _whole(statement: Any) -> Iterator[Change]:
    """A statement left out altogether, where something comes of it."""
    if isinstance(
        statement, EventLine | Veto | NotAssessed | Merge | Requirement | Sequence | Composition | Consequence
    ):
        yield Change("left-out", type(statement).RULE, "", None, statement.span)


def _changes(node: Any, places: int) -> Iterator[Change]:
    """The changes of a node itself, then those of everything inside it."""
    if isinstance(node, Statement) and node.guard is not None:
        yield told(node, "left-out", "guard", "", guard=None)
    for kind, changes in OWN.items():
        if isinstance(node, kind):
            yield from changes(node, places)
    for spec in node.__attrs_attrs__:
        value = getattr(node, spec.name)
        if spec.name in _SILENT or spec.name == "span" or isinstance(value, Name | Cite):
            continue
        if isinstance(value, Node):
            yield from (_around(node, spec.name, change) for change in _changes(value, places))
        elif isinstance(value, tuple):
            yield from _inside(node, spec.name, value, places)


def _inside(node: Any, name: str, items: tuple[Any, ...], places: int) -> Iterator[Change]:
    """Changes of the items of a list; of a pair (sign, term) the second."""
    for index, item in enumerate(items):
        pair = isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], Node)
        inner = item[1] if pair else item
        if not isinstance(inner, Node) or isinstance(inner, Name | Cite):
            continue
        for change in _changes(inner, places):
            new = (item[0], change.node) if pair else change.node
            yield _around(node, name, evolve(change, node=(*items[:index], new, *items[index + 1 :])))


def _around(node: Any, name: str, change: Change) -> Change:
    return evolve(change, node=evolve(node, **{name: change.node}))
