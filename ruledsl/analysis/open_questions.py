"""What a measure leaves open: readings and values that its scheme of the year decides."""

from collections.abc import Iterator

from ruledsl.bind import holes
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.reading import Reading
from ruledsl.syntax import texts


def unsettled(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """I315: said for information: a measure may leave a reading to its scheme."""
    for reading in measure.every(Reading):
        if not reading.adopt:
            args = {"name": reading.name.text, "choices": texts(o.name for o in reading.options)}
            yield Diagnostic("I315", args, reading.span, clause_texts(reading.clauses))


def delegated(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """I316: said for information, with the clause that delegates."""
    for hole in holes(measure):
        if hole.missing != "reading" and hole.clauses:
            yield Diagnostic("I316", {"name": hole.name, "missing": hole.missing}, hole.span, hole.clauses)


def undelegated(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E309: nothing says who decides; a reading needs no clause: that a text can be read in two ways stands in none."""
    for hole in holes(measure):
        if hole.missing != "reading" and not hole.clauses:
            yield Diagnostic("E309", {"name": hole.name, "missing": hole.missing}, hole.span)
