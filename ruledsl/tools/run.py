"""Rule files and fact files → results, or the reasons why there are none."""

from collections.abc import Sequence

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactFile, FactSet, load, peek, unreadable
from ruledsl.measure import Measure
from ruledsl.node import evolve
from ruledsl.scorecard import Results
from ruledsl.source import Source
from ruledsl.tools.check import problems_of, without_measure
from ruledsl.tools.evaluate import Options, blockers, evaluate, readings_from
from ruledsl.tools.load import Compiled, Rules, choose, compile_measure
from ruledsl.tools.versions import overlapping
from ruledsl.validity import not_in_force, waits_for_decision, year_roles


@frozen
class Request:
    """What a run is made of; without ``measure`` and ``year`` the fact files say them."""

    rules: Rules
    facts: tuple[FactFile, ...]
    measure: str | None = None
    year: int | None = None
    readings: tuple[str, ...] = ()
    trial: bool = False
    strict: bool = False
    upto: str | None = None


@frozen
class Prepared:
    """What a run stands on: the measure under the options in use, facts that were read, and nothing in the way."""

    compiled: Compiled
    options: Options
    facts: FactSet
    sources: tuple[Source, ...]


@frozen
class Outcome:
    """``results`` is None where something stood in the way; ``problems`` are errors, in rules, command or facts.

    ``ready`` is what the results were computed from.
    """

    results: Results | None
    problems: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    compiled: Compiled | None = None
    ready: Prepared | None = None


def selected(rules: Rules, wanted: str | None, year: int | None = None) -> Compiled | tuple[Diagnostic, ...]:
    """The measure, compiled and checked; the reasons why it cannot be run."""
    if wrong := _errors(rules.diagnostics):
        return wrong
    if twice := overlapping(rules.measures, rules.lists):
        return twice
    chosen = choose(rules, wanted, year)
    if isinstance(chosen, Diagnostic):
        return (chosen,)
    if lost := without_measure(rules):
        return lost
    compiled = compile_measure(rules, *chosen)
    return _errors(problems_of(compiled)) or compiled


def run(request: Request) -> Outcome:
    """Evaluate the facts under the rules; nothing is raised for what the files contain."""
    found = prepared(request)
    if isinstance(found, Outcome):
        return found
    texts = tuple(s.text for s in request.rules.sources)
    results = evaluate(found.compiled.measure, found.compiled.plan, _usable(found.facts), found.options, texts)
    if request.upto:
        results = evolve(results, options=(*results.options, ("round", request.upto)))
    return Outcome(results, (*found.facts.diagnostics, *_wrong_in(results)), found.sources, found.compiled, found)


def prepared(request: Request) -> Prepared | Outcome:
    """The measure chosen and compiled, the facts read, or what stands in the way."""
    rules = request.rules
    named, year = peek(request.facts)
    # The only measure, in one version or several, is meant in any case; loading compares the name.
    several = len({b.name.text for _, b in rules.measures}) > 1
    compiled = selected(rules, request.measure or (named if several else None), request.year or year)
    if isinstance(compiled, tuple):
        unnamed = any(d.code == "E291" for d in compiled)  # by files that nobody can read, perhaps
        wrong, texts = unreadable(request.facts) if unnamed else ((), ())
        return Outcome(None, wrong or compiled, (*rules.sources, *texts))
    measure, plan = compiled.measure, compiled.plan
    chosen, wrong = readings_from(plan, request.readings)
    if wrong:
        return Outcome(None, wrong, rules.sources)
    asked = request.year or year
    early = asked is not None and asked != measure.year and not waits_for_decision(measure, chosen)
    if early and (expired := not_in_force(measure, asked or 0, None, chosen)):
        return Outcome(None, (expired,), rules.sources)
    facts = loaded(request, compiled, request.year or measure.year, year)
    sources = (*rules.sources, *facts.sources)
    options = Options(chosen, request.trial, request.strict)
    if facts.year is None and measure.year is None:
        return Outcome(None, facts.diagnostics, sources)
    if stopped := blockers(measure, facts, options):
        return Outcome(None, stopped, sources)
    return Prepared(compiled, options, facts, sources)


def _wrong_in(results: Results) -> tuple[Diagnostic, ...]:
    """Errors in facts that only the rules can tell: dates that no calendar covers."""
    said = (*(f for unit in results.units for f in unit.findings), *results.findings)
    return _errors(said)


def loaded(request: Request, compiled: Compiled, year: int | None, named: int | None, partial: bool = False) -> FactSet:
    """The facts of a request as the plan of a measure asks for them."""
    measure = compiled.measure
    return load(
        compiled.plan,
        request.facts,
        measure=measure.id,
        year=year,
        roster=measure.roster,
        strict=request.strict,
        partial=partial,
        run=days_of_year(measure, year or named),
        upto=request.upto,
    )


def days_of_year(measure: Measure, year: int | None) -> dict[str, int]:
    """The days of the assessment year as the measure declares them."""
    return year_roles(measure, year) if year else {}


def _usable(facts: FactSet) -> FactSet:
    """Where a fact of the run is wrong, no unit has a result."""
    if facts.run_row is not None:
        return facts
    return evolve(facts, units=tuple(evolve(unit, row=None) for unit in facts.units))


def _errors(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d for d in found if d.is_error)
