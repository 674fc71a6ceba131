"""A bound measure: every statement that is in force, schemes merged in, and what each name stands for."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.node import Record, Work, field
from ruledsl.source import Span
from ruledsl.syntax import Clause, Node, Statement, walk

S = TypeVar("S", bound=Statement)


class Symbol(Record):
    """A name path and what it stands for.

    ``role`` is what a reference to it yields: ``points`` ``count`` ``flag`` ``fact`` ``value`` ``step``, or what it
    is where no value is meant: ``reading`` ``option`` ``grade`` ``class`` ``field`` ``hole`` ``label``.
    """

    path: str
    role: str
    statement: Statement


class Measure(Record):
    """One measure with its schemes; the statements keep the order of the texts, which carries no meaning.

    ``lists`` are imported lists by alias and name (``国家指标.单项否决`` → item names), ``settings`` what schemes
    settled of what the measure delegates, ``roster`` class → units where it or a scheme names them; ``filled`` are the schemes as
    they are written.
    """

    id: str
    title: str = ""
    sort: str = "assessment"
    file: str = ""
    statements: tuple[Statement, ...] = ()
    symbols: tuple[Symbol, ...] = field(default=(), repr=False)
    lists: dict[str, tuple[str, ...]] = field(factory=dict)
    schemes: tuple[str, ...] = ()
    year: int | None = None
    settings: dict[str, Any] = field(factory=dict)
    roster: dict[str, tuple[str, ...]] | None = None
    filled: tuple[Any, ...] = field(default=(), eq=False, repr=False)

    @cached_property
    def _index(self) -> dict[str, list[Symbol]]:
        """The symbols by the last part of their paths."""
        index: dict[str, list[Symbol]] = {}
        for symbol in self.symbols:
            index.setdefault(symbol.path.rsplit(".", 1)[-1], []).append(symbol)
        return index

    @cached_property
    def parts(self) -> tuple[tuple[Statement, tuple[Node, ...]], ...]:
        """Every statement with all nodes in it, walked once for all who look at them."""
        return tuple((s, tuple(walk(s))) for s in self.statements)

    @cached_property
    def _kinds(self) -> dict[type[Statement], tuple[Any, ...]]:
        """The statements of the kinds that were asked for."""
        return {}

    @property
    def nodes(self) -> Iterator[Node]:
        """Every node of every statement."""
        return (node for _, inside in self.parts for node in inside)

    def lookup(self, path: str) -> tuple[Symbol, ...]:
        """The symbols that a path may mean: the one of exactly this path, else all that end with it."""
        near = self._index.get(path.rsplit(".", 1)[-1], [])
        exact = tuple(s for s in near if s.path == path)
        return exact or tuple(s for s in near if s.path.endswith("." + path))

    def around(self, span: Span) -> Statement | None:
        """The statement in which a place lies."""
        return next((s for s in self.statements if covers(s.span, span)), None)

    def every(self, kind: type[S]) -> tuple[S, ...]:
        """All statements of a kind."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = tuple(s for s in self.statements if isinstance(s, kind))
        return found

    def only(self, kind: type[S]) -> S | None:
        """The statement of a kind that stands at most once."""
        return next(iter(self.every(kind)), None)


def clause_texts(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """Clauses as they are printed."""
    return tuple(map(str, clauses))


def clauses_at(statement: Statement, span: Span) -> tuple[str, ...]:
    """The clauses of the innermost part of a statement around a place that cites some."""
    around = [n for n in _around(statement, span) if getattr(n, "clauses", ())]
    nearest = min(around, key=lambda n: n.span.end - n.span.start, default=statement)
    return clause_texts(getattr(nearest, "clauses", ()))


def _around(statement: Statement, span: Span) -> Iterator[Node]:
    """The nodes of a statement in which a place lies, found on the way down to it.

    What a scheme has filled in stands outside of the statement, in the same file or another: then every node is asked.
    """
    if not covers(statement.span, span):
        yield from (n for n in walk(statement) if covers(n.span, span))
        return
    stack: list[object] = [statement]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack += item
        elif isinstance(item, Node) and covers(item.span, span):
            yield item
            stack += item.__dict__.values()


def covers(outer: Span, inner: Span) -> bool:
    """Whether a place lies within another."""
    return outer.file == inner.file and outer.start <= inner.start and inner.end <= outer.end


class Draft(Work):
    """A measure while schemes are merged into it; a scheme's statement applies itself to the draft.

    ``enrolled`` are the units of ``roster``, each with its class and the place where it is listed.
    """

    statements: list[Any]
    scheme: str = ""
    year: int | None = None
    settings: dict[str, Any] = field(factory=dict)
    roster: dict[str, tuple[str, ...]] | None = None
    enrolled: dict[str, tuple[str, Span]] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)

    def report(
        self, code: str, span: Span, clauses: tuple[str, ...] = (), first: Span | None = None, **args: Any
    ) -> None:
        """Say what is wrong with a scheme's statement; ``first`` is where the measure has decided."""
        related = (Related(first, "first"),) if first is not None else ()
        found = Diagnostic(code, {"scheme": self.scheme, **args}, span, clauses, related=related)
        self.diagnostics.append(found)

    def replace(self, old: Any, new: Any) -> None:
        """Put a statement in the place of another (by identity)."""
        index = next(i for i, s in enumerate(self.statements) if s is old)
        self.statements[index : index + 1] = [] if new is None else [new]
