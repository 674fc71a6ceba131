"""Schemes against the measure that they fill: whether they go by the clauses that leave something open."""

from collections.abc import Iterator, Sequence
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.channel import AnswerPoints, Channel, Channels
from ruledsl.statements.classes import Classes
from ruledsl.statements.delegated import Delegated
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.refine import Place, Refine
from ruledsl.statements.roster import Roster
from ruledsl.statements.roster_list import RosterList
from ruledsl.statements.settle import Settle
from ruledsl.statements.take_given import TakeGiven
from ruledsl.syntax import Clause, Statement, walk

Filling = Refine | Place | TakeGiven | Settle | RosterList | Channel | AnswerPoints
#: Of so many statements all but one in so many must cite before one that does not is called forgotten.
_MANY, _MOST = 3, 4


def cites_otherwise(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W343: what a scheme cites of the measure is none of the clauses that leave it open."""
    for scheme in measure.filled:
        for statement in _filling(scheme.statements):
            clauses = [c for cite in statement.cite if cite.of_measure for c in cite.clauses]
            name, target = _target(measure, statement)
            wrong = _beside(clauses, target)
            if wrong is not None:
                args = {"name": name, "found": str(wrong), "expected": clause_texts(target)}
                yield Diagnostic("W343", args, statement.span, clause_texts(tuple(clauses)))


def _beside(clauses: Sequence[Clause], target: Sequence[Clause]) -> Clause | None:
    """A clause that is cited instead of one of the target's: another item of its article, or nothing of it at all."""
    if not clauses or not target:
        return None
    items = [c for c in clauses if any(c.head == t.head for t in target)]
    other = next((c for c in items if not any(_same(c, t) for t in target)), None)
    return other or (None if items else clauses[0])


def uncited_fillings(measure: Measure) -> Iterator[Diagnostic]:
    """W342 in a scheme: statements that cite nothing among others that do."""
    for scheme in measure.filled:
        yield from _quiet(measure, [s for s in scheme.statements if isinstance(s, Filling | FactStatement)])
        yield from _quiet(measure, [s for s in walk(tuple(scheme.statements)) if isinstance(s, Place)])


def without_units(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W360: the measure lists the units of some classes, and leaves those of the others to nobody."""
    lists = measure.every(RosterList)
    if lists and not measure.every(Roster):
        names = [n for s in measure.every(Classes) for n in s.names if n.text not in (measure.roster or {})]
        for name in names:
            yield Diagnostic("W360", {"name": name.text}, lists[0].span, clause_texts(lists[0].clauses))


def _quiet(measure: Measure, own: Sequence[Any]) -> Iterator[Diagnostic]:
    quiet = [s for s in own if not any(isinstance(n, Statement) and n.cite for n in walk(s))]
    if len(own) >= _MANY and quiet and len(quiet) * _MOST <= len(own):
        for statement in quiet:
            name = statement.name.text if isinstance(statement, FactStatement) else _target(measure, statement)[0]
            yield Diagnostic("W342", {"name": name, "count": len(own) - len(quiet)}, statement.span)


def _filling(statements: Sequence[Statement]) -> Iterator[Filling]:
    for node in walk(tuple(statements)):
        if isinstance(node, Filling):
            yield node


def _same(one: Clause, other: Clause) -> bool:
    """Whether two clauses are one, or one is part of the other."""
    pairs = ((one.paragraph, other.paragraph), (one.item, other.item))
    return one.head == other.head and all(0 in pair or pair[0] == pair[1] for pair in pairs)


def _target(measure: Measure, statement: Filling) -> tuple[str, tuple[Clause, ...]]:
    """What a statement fills, by name, and the clauses that it has in the measure."""
    match statement:
        case Refine(path=name) | TakeGiven(path=name):
            return name, _indicator(measure, name)
        case Place(name=name):
            return name.text, _indicator(measure, name.text)
        case Settle(name=name):
            found = [d for d in measure.every(Delegated) if d.name.text == name.text]
            return name.text, tuple(c for d in found for c in d.clauses)
        case RosterList():
            left = (*measure.every(Roster), *measure.every(RosterList))
            return "考核对象", tuple(c for r in left for c in r.clauses)
    channels = measure.every(Channels)
    return "评议渠道", tuple(c for s in channels for c in s.clauses)


def _indicator(measure: Measure, name: str) -> tuple[Clause, ...]:
    """The clauses of an indicator as the measure has it, and of the groups around it; what the scheme adds is no measure's."""
    for root in measure.every(Indicator):
        cited: tuple[Clause, ...] = ()
        for path, node in root.nodes():
            own = tuple(c for cite in node.cite if node.span.file == measure.file for c in cite.clauses)
            cited = (*cited, *own) if name.startswith(node.name.text) or path.endswith(name) else cited
            if path == name or path.endswith(f".{name}"):
                return own or cited
    return ()
