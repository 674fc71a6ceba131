"""What a measure does with each clause of its document: which statements cite it, and what that makes of the clause.

ruled           statements compute with it
delegated       it is left to a scheme, or to be settled
procedural      it is watched, and moves no points
consequence     it says what follows from a result
not computable  it is said to move nothing (不涉及计分)
partly          expressed but for what 部分落实 says
missing         no statement speaks of it
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ruledsl.measure import Measure
from ruledsl.source import Span
from ruledsl.statements.adopt import Adopt
from ruledsl.statements.assertion import Assertion
from ruledsl.statements.channel import Channels
from ruledsl.statements.composition import Composition
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.delegated import Delegated
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.not_scored import NotScored
from ruledsl.statements.outline import Outline
from ruledsl.statements.reading import Reading
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.roster import Roster
from ruledsl.statements.sequence import Sequence as InOrder
from ruledsl.syntax import Clause, Statement, chinese
from ruledsl.tools.ledger.stated import citing

#: In the order in which one kind of statement outdoes another; facts, definitions and readings only support others.
KINDS = ("ruled", "delegated", "consequence", "procedural", "not-computable")
#: Statements that have no keyword of their own go by another's.
_KEYWORDS = {"step": "total", "roster_list": "roster", "year_of": "year"}


@frozen
class Entry:
    """A statement that cites a clause: its keyword and name, what it makes of the clause, what it leaves out."""

    keyword: str
    name: str
    makes: str
    partly: str
    span: Span
    clauses: tuple[Clause, ...]
    whole: bool = False
    scheme: str = ""


@frozen
class Row:
    """One clause of the document: its words where the text is at hand, who cites it, what that makes of it."""

    clause: Clause
    text: str
    status: str
    makes: str
    entries: tuple[Entry, ...]
    reached: tuple[tuple[str, str], ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e.partly for e in self.entries if e.partly))


def entries(measure: Measure, scheme: str = "") -> tuple[Entry, ...]:
    """Every statement that cites a clause, in the order of the rule file."""
    found = []
    for top in measure.statements:
        for statement in citing(top):
            if statement.clauses and not isinstance(statement, Adopt):
                found.append(_entry(statement, top, scheme))
    return tuple(found)


def _entry(statement: Statement, top: Statement, scheme: str) -> Entry:
    return Entry(
        _KEYWORDS.get(type(statement).RULE, type(statement).RULE), _name(statement), _makes(statement), statement.partly, statement.span, statement.clauses,
        isinstance(top, NotScored), scheme,
    )  # fmt: skip


def _name(statement: Statement) -> str:
    name = getattr(getattr(statement, "name", None), "text", "")
    ordinal = getattr(statement, "ordinal", None)
    return name or (f"第{chinese(ordinal)}步" if ordinal else "") or getattr(statement, "path", "")


def _makes(statement: Statement) -> str:
    match statement:
        case NotScored():
            return "not-computable"
        case Consequence():
            return "consequence"
        case Requirement() | InOrder() | Composition():
            return "procedural"
        case Delegated() | Roster() | Channels():
            return "delegated"
        case Grades() if statement.is_open:
            return "delegated"
        case Indicator() if statement.is_open:
            return "delegated"
        case FactStatement() | Define() | Reading() | Assertion():
            return "supports"
    return "ruled"


def rows(clauses: Sequence[tuple[Clause, str]], cited: Sequence[Entry]) -> tuple[Row, ...]:
    """The account of a document: each clause with those who cite it, itself or as part of its article."""
    found = []
    for clause, text in clauses:
        own = tuple(e for e in cited if any(speaks(c, clause, e.whole) for c in e.clauses))
        ours = [e for e in own if not e.scheme]
        makes = next((k for k in KINDS if any(e.makes == k for e in ours)), "ruled" if own else "")
        status = "missing" if not own else "partly" if any(e.partly for e in own) else makes
        found.append(Row(clause, text, status, makes, own))
    return tuple(_through_items(found))


def speaks(cited: Clause, clause: Clause, whole: bool) -> bool:
    """Whether a citation speaks of a clause.

    An article that is cited as such means its paragraphs, and its items only where nothing of it is computed; an item
    means its points, a point speaks for the item that it stands in.
    """
    if cited.article != clause.article:
        return False
    if clause.item:
        if not cited.item:
            return whole and not cited.paragraph
        return cited.item == clause.item and (not cited.point or not clause.point or cited.point == clause.point)
    return not cited.item and cited.paragraph in (0, clause.paragraph)


def _through_items(found: Sequence[Row]) -> Iterator[Row]:
    """What an article opens with is accounted for where each of its items or further paragraphs is."""
    for row in found:
        inner = [r for r in found if r.clause.article == row.clause.article and r is not row]
        opening = row.clause.paragraph == 1
        if row.status == "missing" and opening and inner and all(r.status != "missing" for r in inner):
            makes = next(k for k in KINDS if any(r.makes == k for r in inner))
            yield evolve(row, status="items", makes=makes)
        else:
            yield row


def declared(outline: Outline | None) -> tuple[Clause, ...]:
    """The clauses that 条款 declares, in the order of a document."""
    found = []
    for first, last in outline.ranges if outline else ():
        if first.item:
            found += [Clause(first.article, first.paragraph, n) for n in range(first.item, last.item + 1)]
        elif first.paragraph:
            found += [Clause(first.article, n) for n in range(first.paragraph, last.paragraph + 1)]
        else:
            found += [Clause(n, 1) for n in range(first.article, last.article + 1)]
    return tuple(sorted(set(found), key=lambda c: (c.article, c.item, c.paragraph)))
