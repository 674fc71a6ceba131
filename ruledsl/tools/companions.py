"""What a set of facts says about the rules: facts that never vary, grades that nobody got, statements that never applied.

Of the facts themselves: events that name no incident where it matters which are one, items left out that no statement
names.  None of it need be a mistake.  A fact that is the same for every unit tells none from another; a band that stayed empty or a
line that never applied is where nobody has yet seen what the rules do.
"""

from collections.abc import Iterator, Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.model import UnitFacts
from ruledsl.ir import Absence, Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.records import shape
from ruledsl.scorecard import Results
from ruledsl.source import Span
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.veto import Veto
from ruledsl.tools.load import Compiled
from ruledsl.tools.run import Outcome, Request, loaded, run, selected
from ruledsl.tools.yardsticks import yardsticks

#: Of fewer units than this nothing is said to be always the same.
FEWEST = 3
#: What a run says of the facts of a unit that are perhaps not as they should be.
_DOUBTFUL = ("N335", "N337")


def companions(request: Request) -> tuple[Outcome, tuple[Diagnostic, ...]]:
    """The run, and what it says about the rules; nothing where there is no result."""
    outcome = run(request)
    if outcome.results is None:
        return outcome, ()
    compiled = selected(request.rules, outcome.results.measure, outcome.results.year)
    assert isinstance(compiled, Compiled)
    facts = loaded(request, compiled, outcome.results.year, outcome.results.year)
    units = [u for u in facts.units if u.row is not None]
    measure = compiled.measure
    found = [*_constant(measure, compiled.plan, units), *_empty(measure, outcome.results)]
    doubtful = (f for u in outcome.results.units for f in u.findings if f.code in _DOUBTFUL)
    return outcome, (*found, *_silent(measure, outcome.results), *doubtful)


def _constant(measure: Measure, plan: Plan, units: Sequence[UnitFacts]) -> Iterator[Diagnostic]:
    """N330: a fact of every unit that has one value; points in which all are alike among them, not what is only a target."""
    laid = shape(plan, "unit")
    if len(units) < FEWEST:
        return
    measuring = yardsticks(measure)
    for fact in (f for f in laid.facts if (f.path or f.name) not in measuring):
        slots = (laid.values[fact.name], laid.statuses.get(fact.name))
        seen = {tuple(u.row[s] for s in slots if s is not None) for u in units if u.row is not None}
        absent = any(status != Absence.PRESENT for value in seen for status in value[1:])
        if len(seen) == 1 and fact.role not in ("veto", "class") and not absent:
            start, end = fact.origin.span
            span = Span(fact.origin.file, start, end)
            yield Diagnostic("N330", {"name": fact.path or fact.name, "count": len(units)}, span, fact.origin.clauses)


def _empty(measure: Measure, results: Results) -> Iterator[Diagnostic]:
    """N331: a grade that no unit got."""
    got = {u.grade.text for u in results.units if u.grade is not None and not u.grade.absent}
    grades = measure.every(Grades)
    for name in grades[0].order if grades and got else ():
        if name not in got:
            place = next((g.span for g in grades[0].grades if g.name.text == name), grades[0].span)
            yield Diagnostic(
                "N331", {"name": name, "count": len(results.units)}, place, clause_texts(grades[0].clauses)
            )


def _silent(measure: Measure, results: Results) -> Iterator[Diagnostic]:
    """N332: a bonus, deduction or veto that concerned no unit though its reading is in use."""
    for statement in (s for s in measure.statements if isinstance(s, EventLine | Veto)):
        name = statement.name.text
        items = [i for u in results.units for i in u.statements if i.path == name]
        if items and all(i.reason and i.reason != "reading" for i in items):
            yield Diagnostic(
                "N332", {"name": name, "count": len(results.units)}, statement.span, clause_texts(statement.clauses)
            )
