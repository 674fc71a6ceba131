"""What is written: documents and statements; expressions and the smallest things are in modules of their own.

A class stands for the grammar rule of its name (``RULE``); its fields are the rules within it.  Spans are excluded from
equality, so two texts that say the same are equal here already.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ruledsl.expressions import (
    All,
    Among,
    Any_,
    Builtin,
    Compare,
    Concerns,
    Cut,
    Expression,
    Extreme,
    Gather,
    IfThen,
    Instead,
    Interpolated,
    Knot,
    MarksOf,
    Negation,
    NotConcerned,
    NotReported,
    Product,
    Reference,
    Rounded,
    Shifted,
    Steps,
    Sum,
    Trim,
    Whole,
    WithinBand,
    WorkingDays,
    Yearly,
)
from ruledsl.node import Record, Spec, field
from ruledsl.source import Span
from ruledsl.written import (
    NOWHERE,
    OPENED,
    Band,
    Cite,
    Clause,
    Date,
    Guard,
    Name,
    Node,
    Option,
    Partly,
    Quantity,
    Rounding,
    chinese,
    integer,
    with_articles,
)

__all__ = [
    "NOWHERE",
    "OPENED",
    "All",
    "Among",
    "Any_",
    "Band",
    "Block",
    "Builtin",
    "Cite",
    "Clause",
    "Comment",
    "Compare",
    "Concerns",
    "Cut",
    "Date",
    "Document",
    "Expression",
    "Extreme",
    "Gather",
    "Guard",
    "IfThen",
    "Instead",
    "Interpolated",
    "Knot",
    "MarksOf",
    "Name",
    "Negation",
    "Node",
    "NotConcerned",
    "NotReported",
    "Option",
    "Partly",
    "Product",
    "Quantity",
    "Reference",
    "Rounded",
    "Rounding",
    "Shifted",
    "Statement",
    "Steps",
    "Sum",
    "Trim",
    "Whole",
    "WithinBand",
    "WorkingDays",
    "Yearly",
    "chinese",
    "fields_of",
    "integer",
    "texts",
    "walk",
    "with_articles",
]


class Statement(Node):
    """One statement of a measure or scheme; the tails stand on every kind."""

    cite: tuple[Cite, ...] = field(default=(), kw_only=True)
    guard: Guard | None = field(default=None, kw_only=True)
    partly: tuple[Partly, ...] = field(default=(), kw_only=True)
    note: str = field(default="", kw_only=True)
    formerly: tuple[Name, ...] = field(default=(), kw_only=True, metadata={"many": False})

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses that the statement cites."""
        return tuple(c for cite in self.cite for c in cite.clauses)

    @property
    def left_out(self) -> str:
        """What 部分落实 says; 说明 has no effect."""
        return "".join(p.text for p in self.partly)


class Block(Node):
    """A document of a file: measure, scheme or list, with its statements in the order of the text."""

    name: Name = Name("")
    title: str = ""
    statements: tuple[Any, ...] = ()


class Comment(Record):
    """A comment and where it stands."""

    text: str
    span: Span


class Document(Record):
    """One file: its blocks and imports, in the order of the text."""

    file: str
    blocks: tuple[Block, ...] = ()
    imports: tuple[Any, ...] = ()


def fields_of(cls: type[Node]) -> dict[str, Spec]:
    """Grammar rule → field, for the class of a rule."""
    return {s.metadata.get("rule", s.name): s for s in cls.__attrs_attrs__}


#: What may hold nodes.
_INNER = (Node, tuple)


def walk(node: object) -> Iterator[Node]:
    """A node and every node inside it, in the order of the fields."""
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            yield item
            stored = item.__dict__
            inner = [stored[name] for name in item.STORED]
            stack += [value for value in reversed(inner) if isinstance(value, _INNER)]
        elif isinstance(item, tuple):
            stack += reversed(item)


def texts(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(n.text for n in names)
