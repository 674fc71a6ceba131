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

from attrs import frozen

from ruledsl.measure import Measure
from ruledsl.node import evolve
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
from ruledsl.statements.tariff import Levels
from ruledsl.syntax import OPENED, Clause, Partly, Statement, chinese
from ruledsl.tools.ledger.stated import citing

#: In the order in which one kind of statement outdoes another; facts, definitions and readings only support others.
KINDS = ("ruled", "delegated", "consequence", "procedural", "not-computable")
#: So far into an item a line of the statement is named.
_OPENING = 16
#: Statements that have no keyword of their own go by another's.
_KEYWORDS = {"step": "total", "roster_list": "roster", "year_of": "year"}


@frozen
class Entry:
    """A statement that cites a clause: its keyword and name, what it makes of the clause, what it leaves out of which.

    ``listed`` are the names of its lines (the grades), which the text may have as items.
    """

    keyword: str
    name: str
    makes: str
    partly: tuple[Partly, ...]
    span: Span
    clauses: tuple[Clause, ...]
    whole: bool = False
    scheme: str = ""
    listed: tuple[str, ...] = ()


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
        return tuple(dict.fromkeys(p.text for e in self.entries for p in e.partly))


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
        isinstance(top, NotScored), scheme, lines_of(statement),
    )  # fmt: skip


def lines_of(statement: Statement) -> tuple[str, ...]:
    """The names of the lines of a statement: its grades, its levels."""
    tariff = getattr(statement, "tariff", None)
    lines = statement.grades if isinstance(statement, Grades) else tariff.awards if isinstance(tariff, Levels) else ()
    return tuple(line.name.text for line in lines)


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
        own = tuple(
            _of(e, clause)
            for e in cited
            if any(speaks(c, clause, e.whole) or lists(e.listed, c, clause, text) for c in e.clauses)
        )
        ours = [e for e in own if not e.scheme]
        makes = next((k for k in KINDS if any(e.makes == k for e in ours)), "ruled" if own else "")
        status = "missing" if not own else "partly" if any(e.partly for e in own) else makes
        found.append(Row(clause, text, status, makes, own))
    return tuple(_through_items(found, [c for e in cited for c in e.clauses]))


def lists(names: Sequence[str], cited: Clause, clause: Clause, text: str) -> bool:
    """Whether a clause is an item of the article cited that is about one line of a statement: （一）优秀：90分以上."""
    below = clause.within(cited) and not (cited.item or cited.point or cited.ring) and (clause.item or clause.ring)
    return bool(below) and any(name in text[:_OPENING] for name in names)


def _of(entry: Entry, clause: Clause) -> Entry:
    """A statement as it speaks of a clause: with what it leaves out of this one."""
    if not any(p.about for p in entry.partly):
        return entry
    left = (
        p for p in entry.partly if not p.about or any(clause.within(c) or speaks(c, clause, False) for c in p.about)
    )
    return evolve(entry, partly=tuple(left))


def speaks(cited: Clause, clause: Clause, whole: bool) -> bool:
    """Whether a citation speaks of a clause.

    An article that is cited as such means its paragraphs, and its items only where nothing of it is computed; an item
    means its points, a point speaks for the item that it stands in.  An annex that is cited as such means all of it.
    """
    if clause.within(cited) and not cited.item and not cited.point and (clause.annex or (whole and cited.article)):
        return True
    if cited.note or clause.note:
        return clause.within(cited) or (bool(cited.note and clause.note) and cited.within(clause))
    if any(0 != getattr(cited, level) != getattr(clause, level) != 0 for level in ("letter", "ring")):
        return False
    if cited.head != clause.head and not (clause.annex and clause.within(cited)):
        return False
    if clause.point and not clause.item:
        return cited.point == clause.point or (whole and not cited.item)
    if clause.item:
        if not cited.item:
            return whole and not cited.paragraph
        return cited.item == clause.item and (not cited.point or not clause.point or cited.point == clause.point)
    return not cited.item and not cited.point and cited.paragraph in (0, clause.paragraph)


def _through_items(found: Sequence[Row], cited: Sequence[Clause]) -> Iterator[Row]:
    """What an article opens with is accounted for where each of its items or further paragraphs is.

    The title of an annex or a part says nothing by itself: some line below it is enough, also one that is not a row here.
    """
    for row in found:
        inner = [r for r in found if _inside(r.clause, row.clause) and r is not row]
        opening = row.clause.paragraph == 1
        enough = all if row.clause.article else any
        below = row.clause.annex and any(_inside(c, row.clause) for c in cited)
        accounted = below or (inner and enough(r.status != "missing" for r in inner))
        if row.status == "missing" and opening and accounted:
            makes = next((k for k in KINDS if any(r.makes == k for r in inner)), "ruled")
            yield evolve(row, status="items", makes=makes)
        else:
            yield row


def _inside(clause: Clause, opening: Clause) -> bool:
    """Whether a clause is a part of what another opens: of an article, or of an annex or a part and all it holds."""
    return clause.within(evolve(opening, paragraph=0))


def declared(outline: Outline | None) -> tuple[Clause, ...]:
    """The clauses that 条款 declares, in the order of a document."""
    found = []
    for first, last in outline.ranges if outline else ():
        level = first.finest
        low, high = (c.head[0][1] if level == "annex" else getattr(c, level) for c in (first, last))
        for number in range(low, high + 1):
            if level == "annex":
                found.append(Clause(0, 1, annex=f"{first.annex[:2]}{number or ''}"))
            else:
                opening = {"paragraph": 1} if level in OPENED else {}
                found.append(evolve(first, **{level: number}, **opening))
    return tuple(sorted(set(found), key=lambda c: (*c.head, c.note, c.item, c.point, c.paragraph)))
