"""Citations that look like slips: out of the order of the text, twice in one place, forgotten where all others cite."""

from collections.abc import Iterator, Sequence

from ruledsl.analysis.schemes import uncited_fillings
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.composition import Composition
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.in_force import InForce
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.not_scored import NotScored
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.sequence import Sequence as InOrder
from ruledsl.statements.valid_for import ValidFor
from ruledsl.statements.veto import Veto
from ruledsl.statements.year import Year
from ruledsl.syntax import Cite, Clause, Partly, Statement
from ruledsl.words import keyword

#: What is written in the order of the text, clause by clause, each kind for itself; facts stand where they are at hand.
_ORDERED = (NotScored, Indicator, EventLine, Veto, NotAssessed, Requirement, InOrder, Composition, Consequence)
#: Of so many statements nearly all must cite before one that does not is called forgotten.
_MANY, _MOST = 8, 9


def out_of_order(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W332: a statement whose clauses all lie outside those of its neighbours of the same kind, which are in order.

    What only an annex has stands where the text speaks of it.
    """
    own = [s for s in measure.statements if isinstance(s, _ORDERED) and s.clauses and s.span.file == measure.file]
    for before, here, after in zip(own, own[1:], own[2:], strict=False):
        low, high = min(before.clauses), max(after.clauses)
        if low > high or not _kind(before) == _kind(here) == _kind(after):
            continue
        cited = _of_parts(here)
        annexed = all(c.annex for c in cited) and not high.annex
        if not annexed and not any(_between(low, c, high) for c in cited) and not min(after.clauses) < low:
            args = {"name": _label(here), "clause": str(here.clauses[0]), "first": str(low), "second": str(high)}
            yield Diagnostic("W332", args, here.span, clause_texts(here.clauses))


def _kind(statement: Statement) -> type[Statement]:
    return next(kind for kind in _ORDERED if isinstance(statement, kind))


def _of_parts(statement: Statement) -> tuple[Clause, ...]:
    """The clauses of a statement; those of a group of indicators are also those of its parts."""
    if isinstance(statement, Indicator):
        return tuple(c for _, node in statement.nodes() for c in node.clauses)
    return statement.clauses


def _between(low: Clause, clause: Clause, high: Clause) -> bool:
    """Whether a clause lies between two others; an article stands for all that it holds."""
    return low.head <= clause.head <= high.head and (
        clause.head not in (low.head, high.head) or _inside(low, clause, high)
    )


def _inside(low: Clause, clause: Clause, high: Clause) -> bool:
    below = clause.head == low.head and clause.item and low.item and clause.item < low.item
    above = clause.head == high.head and clause.item and high.item and clause.item > high.item
    return not below and not above


def cited_twice(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W333: one clause twice in one 依据."""
    for node in measure.nodes:
        if type(node) is Cite:
            twice = [c for n, c in enumerate(node.clauses) if c in node.clauses[:n]]
            if twice:
                yield Diagnostic("W333", {"clause": str(twice[0])}, node.span, (str(twice[0]),))


def partly_of_which(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W370 and E266: 部分落实 that does not say of which clause of several, or speaks of another."""
    for _, nodes in measure.parts:
        for node in nodes:
            if type(node) is Partly:
                owner = next(s for s in nodes if isinstance(s, Statement) and any(p is node for p in s.partly))
                yield from _left_out(node, tuple(dict.fromkeys(owner.clauses)))


def _left_out(partly: Partly, cited: tuple[Clause, ...]) -> Iterator[Diagnostic]:
    """What is wrong with the clauses of which something is left out, of those that the statement cites."""
    args = {"clauses": tuple(map(str, cited)), "text": partly.text}
    if not partly.about and len(cited) > 1:
        yield Diagnostic("W370", args, partly.span, clause_texts(cited))
    for clause in partly.about:
        if not any(clause.within(c) or c.within(clause) for c in cited):
            yield Diagnostic("E266", {**args, "clause": str(clause)}, partly.span, clause_texts(cited))


def forgotten(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W342: a statement that cites nothing among many that do; of scoring statements another check says it."""
    kinds = (
        FactStatement,
        Define,
        Requirement,
        InOrder,
        Composition,
        Consequence,
        NotAssessed,
        Year,
        InForce,
        ValidFor,
    )
    yield from uncited_fillings(measure)
    for group in _files(measure):
        own = [s for s in group if isinstance(s, kinds)]
        silent = [s for s in own if not s.cite]
        if len(own) >= _MANY and silent and len(silent) * _MOST <= len(own):
            for statement in silent:
                yield Diagnostic("W342", {"name": _label(statement), "count": len(own) - len(silent)}, statement.span)


def _files(measure: Measure) -> Iterator[Sequence[Statement]]:
    """The statements of the measure and those of each scheme."""
    files = dict.fromkeys(s.span.file for s in measure.statements)
    for file in files:
        yield [s for s in measure.statements if s.span.file == file]


def _label(statement: Statement) -> str:
    name = getattr(getattr(statement, "name", None), "text", "")
    return name or keyword(type(statement).RULE, "zh")
