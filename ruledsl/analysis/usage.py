"""What nothing reads, what is said twice, and options that make no difference."""

from collections.abc import Iterator
from itertools import combinations

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import READING, Field, Plan, Ref, walk
from ruledsl.measure import Measure, clause_texts
from ruledsl.names import asked_options
from ruledsl.node import evolve
from ruledsl.statements.channel import Answers, Channel, Channels
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.example import Example
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.reading import Reading
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.veto import Veto
from ruledsl.syntax import Reference, Statement

Said = Define | Requirement | Veto
Counted = EventLine | Veto | Consequence


def unused(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W308: what nothing reads."""
    for name, statement in _unused(measure, plan):
        args = {"name": name, "result": isinstance(statement, Define)}
        yield Diagnostic("W308", args, statement.span, clause_texts(statement.clauses))
    for ballots in measure.every(Answers):
        if measure.only(Channel) is None and measure.only(Channels) is None:
            args = {"name": ballots.RULE, "result": False, "ballots": True}
            yield Diagnostic("W308", args, ballots.span, clause_texts(ballots.clauses))


def _unused(measure: Measure, plan: Plan) -> Iterator[tuple[str, Statement]]:
    """Facts, defined quantities, bonuses, deductions and readings that no column reads."""
    read = {
        n.name if isinstance(n, Field) else n.column
        for c in plan.columns
        for n in walk(c.expr)
        if isinstance(n, Field | Ref)
    }
    read |= {name for _, name in plan.outputs}
    read |= {n.path for e in measure.every(Example) for n in e.expected.awaited}
    guarded = {READING + reading for asked in asked_options(measure) for reading, _ in asked}
    for statement in measure.statements:
        match statement:
            case FactStatement(name=name) | Define(name=name) if name.text not in read:
                yield name.text, statement
            case EventLine(name=name) if name.text not in read and not _mentioned(measure, name.text):
                yield name.text, statement
            case Reading(name=name) if READING + name.text not in read | guarded:
                yield name.text, statement


def _mentioned(measure: Measure, line: str) -> bool:
    """Whether something asks for the events of a line, if not for its points: 合计（通报 的 分值）, 通报.次数."""
    return any(type(n) is Reference and line in n.text.split(".") for n in measure.nodes)


def alike(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W317: options that make no difference; a reading that nothing asks for at all is reported as unused instead."""
    for reading, options in _alike(measure):
        args = {"reading": reading.name.text, "options": options}
        yield Diagnostic("W317", args, reading.span, clause_texts(reading.clauses))


def _alike(measure: Measure) -> Iterator[tuple[Reading, tuple[str, ...]]]:
    """Options of one reading that stand in exactly the same guards and comparisons."""
    guards = asked_options(measure)
    for reading in measure.every(Reading):
        name = reading.name.text
        groups: dict[tuple[bool, ...], list[str]] = {}
        for option in (o.name.text for o in reading.options):
            groups.setdefault(tuple((name, option) in g for g in guards), []).append(option)
        if len(groups) > 1:
            yield from ((reading, tuple(options)) for options in groups.values() if len(options) > 1)


def said_twice(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W314: statements that say what one before them says; two bonuses of one amount are two things that can happen."""
    for one, other in (*_duplicates(measure), *_copies(measure)):
        args = {"name": other.name.text, "first": one.name.text}
        related = (Related(one.span, "first"),)
        yield Diagnostic("W314", args, other.span, clause_texts(other.clauses), related=related)


def _duplicates(measure: Measure) -> Iterator[tuple[Said, Said]]:
    """Statements of one kind that are made of the same expression; citations and remarks do not count."""
    seen: dict[object, Said] = {}
    for statement in measure.statements:
        match statement:
            case Define(expr=expr):
                first = seen.setdefault((Define, expr), statement)
            case Requirement(expr=expr, lines_of=lines, guard=guard):
                first = seen.setdefault((Requirement, expr, lines, guard), statement)
            case Veto(condition=test, sets=grade, guard=guard) if test is not None and not statement.per_event:
                first = seen.setdefault((Veto, test, grade, guard), statement)
            case _:
                continue
        if first is not statement:
            yield first, statement


def _copies(measure: Measure) -> Iterator[tuple[Counted, Counted]]:
    """Statements that are one but for a name which is the other's with something added."""
    own = [s for s in measure.statements if isinstance(s, Counted) and s.clauses]
    for one, other in combinations(own, 2):
        names = sorted((one.name.text, other.name.text), key=len)
        if type(one) is type(other) and names[0] in names[1] and evolve(other, name=one.name) == one:
            yield one, other
