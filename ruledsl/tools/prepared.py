"""Rules and facts made ready for questions about single units: compiled, under the readings in use, loaded."""

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet, UnitFacts, peek
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.source import Source
from ruledsl.specialise import specialise
from ruledsl.tools.evaluate import Options, blockers, readings_from, run_row
from ruledsl.tools.run import Request, loaded, selected


@frozen(eq=False)
class Prepared:
    """A plan without open readings, and the facts as its rows."""

    measure: Measure
    plan: Plan
    facts: FactSet
    run: tuple[int, ...]
    readings: dict[str, str]
    sources: tuple[Source, ...]

    def unit(self, name: str) -> UnitFacts | None:
        return next((u for u in self.facts.units if u.name == name), None)


def prepare(request: Request, partial: bool = False) -> "Prepared | tuple[tuple[Diagnostic, ...], tuple[Source, ...]]":
    """Everything that is needed, or what stands in the way; a wrong fact of one unit does not.

    With ``partial`` a fact that must be given and is not is unknown, not an error.
    """
    rules = request.rules
    named, year = peek(request.facts)
    several = len({b.name.text for _, b in rules.measures}) > 1
    compiled = selected(rules, request.measure or (named if several else None), request.year or year)
    if isinstance(compiled, tuple):
        return compiled, rules.sources
    measure = compiled.measure
    chosen, wrong = readings_from(compiled.plan, request.readings)
    if wrong:
        return wrong, rules.sources
    facts = loaded(request, compiled, request.year or measure.year, year, partial)
    sources = (*rules.sources, *facts.sources)
    asked = facts.year if facts.year is not None else measure.year
    if asked is None or facts.run_row is None:
        return facts.diagnostics, sources
    if stopped := blockers(measure, facts, Options(chosen, request.trial, request.strict)):
        return stopped, sources
    readings = {p.name: chosen.get(p.name) or p.value or p.options[0] for p in compiled.plan.parameters}
    plan = specialise(compiled.plan, readings)
    return Prepared(measure, plan, facts, run_row(measure, plan, facts, asked, readings), readings, sources)
