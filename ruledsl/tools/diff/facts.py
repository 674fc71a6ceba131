"""One year's facts as each version reads them; under a new name also what was reported under the old one."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ruledsl.compare.renaming import renamed
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactFile, FactSet, load
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.node import evolve
from ruledsl.tools.diff.asked import extra, narrowed, widened
from ruledsl.tools.load import Compiled
from ruledsl.tools.run import days_of_year
from ruledsl.validity import not_in_force


@frozen
class Given:
    """The fact files of a comparison, and what they say about themselves."""

    files: tuple[FactFile, ...]
    measure: str | None
    year: int | None


def facts_for(given: Given, compiled: Compiled, readings: Mapping[str, str], former: Mapping[str, str] = {}) -> FactSet:
    """The facts under a version; ``former`` are names that facts may still have (old → new)."""
    best = _load(given, compiled, compiled.plan)
    back = {new: old for old, new in former.items()}
    if back and _unknown(best):
        other = _load(given, compiled, renamed(compiled.plan, back))
        best = other if rejected(other) < rejected(best) else best
    return best


def facts_beside(
    given: Given, compiled: Compiled, readings: Mapping[str, str], former: Mapping[str, str], other: Plan
) -> tuple[FactSet, tuple[str, ...]]:
    """The facts under a version, and the names of those that were left out because only the other version asks for them."""
    best = facts_for(given, compiled, readings, former)
    names: tuple[str, ...] = ()
    more = extra(compiled.plan, other)
    back = {new: old for old, new in former.items()}
    if (more.facts or more.tables) and _unknown(best):
        for plan in (compiled.plan, *([renamed(compiled.plan, back)] if back else [])):
            wide = widened(plan, more)
            found = narrowed(_load(given, compiled, wide), wide, plan)
            if rejected(found) < rejected(best):
                best, names = found, more.names
    return best, names


def _unknown(facts: FactSet) -> bool:
    return any(d.code in ("F101", "F128") for d in facts.diagnostics)


def _load(given: Given, compiled: Compiled, plan: Plan) -> FactSet:
    measure = compiled.measure
    year = given.year or measure.year
    run = days_of_year(measure, year)
    return load(plan, given.files, measure=given.measure or measure.id, year=year, roster=measure.roster, run=run)


def rejected(facts: FactSet) -> int:
    """How many units have no row; all of them where a fact of the run is wrong."""
    return sum(u.row is None for u in facts.units) if facts.run_row is not None else len(facts.units) + 1


def usable(facts: FactSet) -> FactSet:
    """Where a fact of the run is wrong, no unit has a result."""
    if facts.run_row is not None:
        return facts
    return evolve(facts, units=tuple(evolve(u, row=None) for u in facts.units))


def in_both(old: FactSet, new: FactSet) -> tuple[FactSet, FactSet]:
    """The facts in which a unit has a row under both versions or under none: its class misses it on either side."""
    there = [{u.name for u in facts.units if u.row is not None} for facts in (old, new)]
    kept = there[0] & there[1]
    one, two = (
        evolve(facts, units=tuple(u if u.name in kept or u.row is None else evolve(u, row=None) for u in facts.units))
        for facts in (old, new)
    )
    return one, two


def remarks_on(facts: FactSet, compiled: Compiled, readings: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What would forbid a result in earnest: the measure is not in force in the year of the facts."""
    year = facts.year or compiled.measure.year
    found = not_in_force(compiled.measure, year, facts.decided, readings) if year is not None else None
    return (found,) if found is not None else ()


def listed_once(old: Measure, new: Measure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The units that only the old and that only the new version lists, where both list theirs."""
    if old.roster is None or new.roster is None:
        return (), ()
    there = [tuple(unit for names in measure.roster.values() for unit in names) for measure in (old, new)]  # type: ignore[union-attr]
    return tuple(u for u in there[0] if u not in there[1]), tuple(u for u in there[1] if u not in there[0])


def only_in_one(old: FactSet, new: FactSet) -> tuple[tuple[str, str, tuple[Diagnostic, ...]], ...]:
    """Units whose facts fit one version only: (unit, ``old`` or ``new`` that refuses them, why)."""
    found = []
    for side, facts, other in (("old", old, new), ("new", new, old)):
        there = {u.name for u in other.units if u.row is not None}
        gone = [u.name for u in facts.units if u.row is None and u.name in there]
        found += [(name, side, _why(facts.diagnostics, name)) for name in gone]
    return tuple(found)


def _why(diagnostics: Sequence[Diagnostic], unit: str) -> tuple[Diagnostic, ...]:
    return tuple(d for d in diagnostics if d.unit in (unit, ""))
