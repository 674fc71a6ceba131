"""Facts + plan → scorecards: the main job."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ruledsl import __version__
from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.bind import holes
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet, UnitFacts
from ruledsl.ir import Plan, Signal, Type
from ruledsl.measure import Measure, clause_texts
from ruledsl.records import shape
from ruledsl.scorecard import ReadingInUse, Results, Scorecard
from ruledsl.serialise import hashes
from ruledsl.specialise import specialise
from ruledsl.statements.in_force import InForce
from ruledsl.suggest import closest
from ruledsl.tools.beside import with_records
from ruledsl.tools.excused import with_excused
from ruledsl.tools.of_the_run import of_the_run, shared_findings
from ruledsl.tools.outside import told
from ruledsl.tools.places import with_contests
from ruledsl.tools.ranked import over_all
from ruledsl.tools.score_sheet import Sheet, holds, rendered, sheet_of
from ruledsl.tools.unfinished import explained
from ruledsl.tools.why_absent import Traced
from ruledsl.validity import not_in_force, validity, year_roles


@frozen
class Options:
    """How a run is made: readings tried instead of the settled ones, whether it is only a trial."""

    readings: Mapping[str, str]
    trial: bool = False
    strict: bool = False


def readings_from(plan: Plan, written: Sequence[str]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """``名称=选项`` as given by the user → reading and option, by full name or unambiguous end."""
    chosen: dict[str, str] = {}
    problems = []
    names = {p.name: p for p in plan.parameters}
    for text in written:
        name, equals, option = text.partition("=")
        if not equals:
            name, option = _by_option(plan, text)
        parameter = names.get(name)
        if parameter is None or option not in parameter.options:
            options = parameter.options if parameter else tuple(names)
            guess = closest(option if parameter else name, options) or ""
            args = {"text": text, "choices": options, "guess": guess, "known": bool(parameter)}
            problems.append(Diagnostic("E296", args))
        else:
            chosen[name] = option
    return chosen, tuple(problems)


def _by_option(plan: Plan, option: str) -> tuple[str, str]:
    """An option alone names its reading where it is unique."""
    found = [p.name for p in plan.parameters if option in p.options]
    return (found[0], option) if len(found) == 1 else (option, "")


def blockers(measure: Measure, facts: FactSet, options: Options) -> tuple[Diagnostic, ...]:
    """What forbids a result: the measure not in force, holes, unsettled readings.  A trial may run past the last two."""
    year = facts.year if facts.year is not None else measure.year
    assert year is not None
    problems = []
    expired = not_in_force(measure, year, facts.decided, options.readings)
    if expired is not None:
        problems.append(expired)
    if options.trial:
        return tuple(problems)
    for hole in holes(measure):
        if hole.missing == "reading" and hole.name in options.readings:
            continue
        code = "E295" if hole.missing == "reading" else "E294"
        problems.append(Diagnostic(code, {"name": hole.name, "missing": hole.missing}, hole.span, hole.clauses))
    return tuple(problems)


def evaluate(
    measure: Measure,
    plan: Plan,
    facts: FactSet,
    options: Options,
    texts: tuple[str, ...] = (),
    traced: Traced | None = None,
) -> Results:
    """Every unit's scorecard, in roster order.  ``blockers`` has been asked before."""
    year = facts.year if facts.year is not None else measure.year
    assert year is not None
    chosen = {p.name: options.readings.get(p.name) or p.value or p.options[0] for p in plan.parameters}
    fixed = specialise(plan, chosen)
    run = run_row(measure, fixed, facts, year, chosen)
    engine = compile_plan(fixed, trace=True)
    rows = [u.row for u in facts.units]
    few, traced = traced is not None, traced or Traced(engine.population(rows, run, lost_groups(fixed, facts)))
    sheet = sheet_of(fixed, chosen)
    units = tuple(
        with_records(told(fixed, _scorecard(sheet, engine, unit, trace, run, facts), run), unit, sheet)
        for unit, trace in zip(facts.units, traced.columns, strict=True)
    )
    units = with_excused(measure, fixed, explained(fixed, facts, traced, run, units), facts.units)
    whole, units = shared_findings(units if few else with_contests(fixed, facts, traced, run, units), of_the_run(plan))
    return Results(
        measure=measure.id,
        title=measure.title,
        version=validity(measure, chosen).since,
        year=year,
        schemes=measure.schemes,
        readings=_readings(plan, chosen),
        units=units,
        findings=(*_general(facts, units, options), *_undated(measure, year), *whole),
        hashes=hashes(plan, texts),
        engine=f"ruledsl {__version__}",
        options=(("trial", "yes" if options.trial else "no"), ("strict", "yes" if options.strict else "no")),
        trial=options.trial or _overridden(plan, chosen),
        partial=any(u.total is None for u in units),
        over_all=over_all(fixed),
        open_holes=tuple(h.name for h in holes(measure)) if options.trial else (),
    )


def _overridden(plan: Plan, chosen: Mapping[str, str]) -> bool:
    """A run under another option than the one in use is a trial, whatever was asked."""
    return any(p.value is not None and chosen[p.name] != p.value for p in plan.parameters)


def run_row(measure: Measure, plan: Plan, facts: FactSet, year: int, chosen: Mapping[str, str]) -> tuple[int, ...]:
    """The row of the run: its facts, the year and its days, the options in use."""
    slots = shape(plan, "year")
    row = [*(facts.run_row or ()), *([0] * (slots.size - len(facts.run_row or ())))]
    own = {"year": year, **year_roles(measure, year)}
    for fact in slots.facts:
        if fact.role in own:
            row[slots.values[fact.name]] = own[fact.role]
    for parameter in plan.parameters:
        row[slots.readings[parameter.name]] = parameter.options.index(chosen[parameter.name])
    return tuple(row)


def lost_groups(plan: Plan, facts: FactSet) -> dict[str, set[tuple[int, ...]]]:
    """The groups that rejected units belong to: what is folded over them is an error, not a smaller group."""
    field = next(f for f in plan.facts if f.role == "class")
    gone = {u.class_name for u in facts.units if u.row is None}
    if not gone:
        return {}
    keys: set[tuple[int, ...]] = {(field.type.choices.index(c),) for c in gone if c in field.type.choices}
    groups = [t for t in plan.tables if t.kind == "GROUP" and t.over == ("unit",)]
    return {t.name: keys if t.keys else {()} for t in groups}


def _scorecard(
    sheet: Sheet,
    engine: Evaluator,
    unit: UnitFacts,
    trace: Mapping[str, int] | None,
    run: tuple[int, ...],
    facts: FactSet,
) -> Scorecard:
    if trace is None or unit.row is None:
        reasons = tuple(d for d in facts.diagnostics if d.unit == unit.name)
        return Scorecard(unit.name, unit.class_name, None, None, None, rejected=reasons)
    lines = engine.lines(unit.row, run)
    items, unnamed = sheet.items(trace, unit, lines)
    findings = tuple(_finding(sheet.plan, s, trace, unit) for s in sheet.plan.signals if holds(trace.get(s.when)))
    findings += unnamed
    if unit.assumed:
        findings += (Diagnostic("N543", {"names": unit.assumed}, unit=unit.name),)
    outputs = {role: rendered(trace[name], sheet.types[name]) for role, name in sheet.plan.outputs}
    return Scorecard(
        unit=unit.name,
        class_name=unit.class_name,
        total=outputs.get("total"),
        grade=outputs.get("grade"),
        rank=outputs.get("rank"),
        assessor=outputs.get("assessor"),
        steps=tuple(i for i in items if i.value("step") is not None),
        statements=items,
        findings=findings,
        consequences=tuple(i for i in items if (v := i.value("follows")) is not None and v.text == "yes"),
        assumed=unit.assumed,
        tables=sheet.tables(unit, lines),
    )


def _finding(plan: Plan, signal: Signal, trace: Mapping[str, int], unit: UnitFacts) -> Diagnostic:
    args: dict[str, object] = {"path": signal.path, **dict(signal.texts)}
    for name, column in signal.args:
        value = rendered(trace[column], plan.column(column).type)
        args[name] = value.text or value.absent
    if signal.code == "N514":
        args["approval"] = _approval(plan, str(args["name"]), unit)
    return Diagnostic(signal.code, args, None, signal.clauses, path=signal.path, unit=unit.name)


def _approval(plan: Plan, name: str, unit: UnitFacts) -> tuple[str, ...]:
    """Who approved that a limit is exceeded, when and why: words, which no column holds."""
    table = next(t.name for t in plan.tables if t.storage == "approvals" and t.tag == name)
    words = {f.role: f.path for f in plan.facts if f.table == table}
    parts: list[str] = []
    for line in unit.lines.get(table, ()):
        day = "" if line.date is None else rendered(line.date, Type("date")).text
        parts += [line.texts.get(words["decider"], ""), day, line.texts.get(words["reason"], "")]
    return tuple(filter(None, parts))


def _general(facts: FactSet, units: tuple[Scorecard, ...], options: Options) -> tuple[Diagnostic, ...]:
    """Findings about the fact set as a whole."""
    found = list(facts.notes)
    if facts.roster_assumed:
        found.append(Diagnostic("N541", {"count": len(facts.roster)}))
    lost = tuple(u.unit for u in units if u.rejected or any(f.is_error for f in u.findings))
    if lost:
        found.append(Diagnostic("N542", {"units": lost}))
    if options.trial:
        found.append(Diagnostic("N601", {}))
    return tuple(found)


def _undated(measure: Measure, year: int) -> tuple[Diagnostic, ...]:
    """N333 where nobody could check that the measure holds for the year."""
    start = measure.only(InForce)
    if start is None or not start.unknown:
        return ()
    return (Diagnostic("N333", {"measure": measure.id, "year": year}, start.span, clause_texts(start.clauses)),)


def _readings(plan: Plan, chosen: Mapping[str, str]) -> tuple[ReadingInUse, ...]:
    return tuple(
        ReadingInUse(
            p.name,
            chosen[p.name],
            p.options,
            p.reason,
            p.origin.clauses,
            p.value is not None and chosen[p.name] != p.value,
        )
        for p in plan.parameters
    )
