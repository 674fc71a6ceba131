"""Each statement that cites with the passages that it means, the numbers that it states and those that it has from others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from attrs import evolve, frozen

from ruledsl.measure import Measure
from ruledsl.statements.adopt import Adopt
from ruledsl.statements.define import Define
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.statements.not_scored import NotScored
from ruledsl.statements.reading import Reading
from ruledsl.statements.rows import Rows
from ruledsl.syntax import Clause, Reference, Statement, walk
from ruledsl.tools.ledger.amounts import Amount
from ruledsl.tools.ledger.split import OfficialDocument, Passage
from ruledsl.tools.ledger.stated import Stated, citing, stated


@frozen
class Cited:
    """A statement with the passages that it cites, and what the articles of these open with.

    ``worked_out`` are the numbers of definitions that it reads, ``inside`` those of parts of it that cite for themselves.
    """

    statement: Statement
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    openings: tuple[Passage, ...]
    stated: tuple[Stated, ...]
    borrowed: frozenset[tuple[str, str]] = frozenset()
    worked_out: tuple[Stated, ...] = ()
    inside: tuple[Stated, ...] = ()
    alone: bool = True
    merged: frozenset[Passage] = frozenset()

    @property
    def shares(self) -> dict[str, tuple[str, str]]:
        """Percentages that two numbers without a unit come to: × 3 ÷ 10 is 30%."""
        plain = {
            s.amount.value for s in (*self.stated, *self.worked_out) if not s.amount.unit and s.amount.value.isdigit()
        }
        pairs = ((a, b) for a in plain for b in plain if b in ("10", "100", "1000") and 0 < int(a) < int(b))
        return {f"{Decimal(a) * 100 / Decimal(b):f}": (a, b) for a, b in pairs}

    @property
    def all(self) -> tuple[Passage, ...]:
        return tuple(dict.fromkeys((*self.passages, *self.openings)))


def citations(
    measure: Measure, document: OfficialDocument, known: Mapping[Passage, tuple[Amount, ...]]
) -> tuple[Cited, ...]:
    """Each with the numbers that are of others: those that a statement it names has from its own clauses (满分的60%),
    and those of the definitions by which it is worked out."""
    cited = tuple(_cited(measure, document))
    defined = {label_of(c.statement): c for c in (*cited, *_uncited(measure)) if isinstance(c.statement, Define | Rows)}
    own: dict[str, frozenset[tuple[str, str]]] = {}
    for one in cited:
        there = {a.key for p in one.all for a in known[p]}
        own[label_of(one.statement)] = frozenset(s.amount.key for s in one.stated) & there
    lines = Counter(p for c in cited if isinstance(c.statement, EventLine) for p in c.passages)
    found = []
    for one in cited:
        borrowed = frozenset[tuple[str, str]]().union(*(own.get(n, ()) for n in _named(one.statement)))
        used = tuple(s for name in _through(one.statement, defined) for s in defined[name].stated)
        alone, merged = all(lines[p] < 2 for p in one.passages), _merged(one.statement, cited)
        found.append(evolve(one, borrowed=borrowed, worked_out=used, alone=alone, merged=merged))
    return tuple(found)


def _merged(statement: Statement, cited: Iterable[Cited]) -> frozenset[Passage]:
    """The passages of which a 归并 says that only the highest of the line and others counts."""
    name = label_of(statement)
    merges = (c for c in cited if isinstance(c.statement, Merge) and c.statement.keep == "highest")
    return frozenset(p for c in merges if name in {n.text for n in c.statement.names} for p in c.passages)  # type: ignore[attr-defined]


def _cited(measure: Measure, document: OfficialDocument) -> Iterator[Cited]:
    ends = measure.settings.get("ends", {})
    for top in measure.statements:
        for statement in citing(top):
            if statement.clauses and not isinstance(statement, Adopt | Reading | NotScored):
                passages = [p for c in statement.clauses for p in document.of(c)]
                openings = [p for c in statement.clauses for p in document.opening(c)]
                found = stated(statement, ends)
                inside = tuple(s for part in citing(statement) if part is not statement for s in stated(part, ends))
                yield Cited(statement, statement.clauses, tuple(passages), tuple(openings), found, inside=inside)


def _uncited(measure: Measure) -> Iterator[Cited]:
    """Definitions and tables without a clause of their own: their numbers are stated where a statement reads them."""
    ends = measure.settings.get("ends", {})
    for top in measure.statements:
        if isinstance(top, Define | Rows) and not top.clauses:
            yield Cited(top, (), (), (), stated(top, ends))


def _named(statement: Statement) -> set[str]:
    return {n.text for n in walk(statement) if isinstance(n, Reference)}


def _through(statement: Statement, defined: Mapping[str, Cited]) -> set[str]:
    """The definitions and tables that a statement names, and those that these name."""
    found: set[str] = set()
    new = _named(statement) & defined.keys()
    while new:
        found |= new
        new = {n for name in new for n in _named(defined[name].statement) & defined.keys()} - found
    return found


def label_of(statement: Statement) -> str:
    """The name of a statement, else its keyword."""
    name = getattr(getattr(statement, "name", None), "text", "")
    return name or type(statement).RULE
