"""Facts, definitions, consequences, procedure, assessors and survey channels."""

from fractions import Fraction
from typing import Any

from oracle_expressions import evaluate
from oracle_lines import fields_of, lines_in_use, of_rows, worth
from oracle_values import MISSING, NA, NO_SCORE, Absent, Value, amount, rounded, worst
from oracle_world import Unit, nothing_reported, says

from ruledsl.statements.assertion import Assertion
from ruledsl.statements.assessor import Assessor
from ruledsl.statements.channel import AnswerPoints, Answers, Channel
from ruledsl.statements.composition import Composition
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.delegated import Delegated
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.sequence import Sequence
from ruledsl.syntax import Date, Guard, Quantity, Trim


@says(FactStatement)
def fact(statement: FactStatement, unit: Unit) -> None:
    """What was reported; 未报为否 reads silence as no, 可缺 leaves it missing; 适用对象 asks no other class."""
    if statement.for_classes and unit.class_name not in [n.text for n in statement.for_classes]:
        unit.named[statement.name.text] = NA
        return
    facts = unit.world.run if statement.of_the_run else unit.facts
    value = facts.get(statement.name.text)
    unit.named[statement.name.text] = nothing_reported(statement) if value is None else value


@says(Delegated)
def delegated(statement: Delegated, unit: Unit) -> None:
    """What a scheme decided; missing until it has."""
    match unit.world.measure.settings.get(f"settle:{statement.name.text}"):
        case Quantity() as quantity:
            unit.named[statement.name.text] = amount(quantity)
        case Date(days=days):
            unit.named[statement.name.text] = days
        case str() as word:
            unit.named[statement.name.text] = word
        case _:
            unit.named[statement.name.text] = MISSING


@says(Define)
def define(statement: Define, unit: Unit) -> None:
    unit.named[statement.name.text] = evaluate(statement.expr, unit)


@says(Consequence)
def consequence(statement: Consequence, unit: Unit) -> None:
    """What follows; a condition that nobody reported anything on does not hold."""
    follows: Value = unit.world.holds(statement.guard)
    if follows and statement.condition is not None:
        follows = evaluate(statement.condition, unit)
    unit.named[statement.name.text] = False if follows is MISSING else follows


@says(NotAssessed)
def not_assessed(statement: NotAssessed, unit: Unit) -> None:
    """Whether the unit takes no part."""
    name = statement.name.text
    holds = unit.named[f"{name}#holds"] = evaluate(statement.condition, unit)
    unit.named[name] = holds if unit.world.holds(statement.guard) else False
    if unit.named[name] is True:
        unit.findings.add(("N545", name))


@says(Requirement)
def requirement(statement: Requirement, unit: Unit) -> None:
    """What must hold for the unit, or with 逐件 for every line of some statements that counts."""
    name = statement.name.text
    if not statement.lines_of:
        _demand(name, evaluate(statement.expr, unit), statement.guard, unit)
        return
    parts = [_every_line(statement, n.text, unit) for n in statement.lines_of]
    unit.named |= {f"{name}.{n.text}": met for n, met in zip(statement.lines_of, parts, strict=True)}
    _demand(name, worst(parts) or all(parts), statement.guard, unit)


def _every_line(statement: Requirement, name: str, unit: Unit) -> Value:
    """Whether all lines of one statement meet it; a line on which nothing was reported does."""
    lines = unit.world.meaning(name).statement
    counted, unknown = lines_in_use(lines, unit)
    met = [
        evaluate(statement.expr, unit, fields_of(lines, {**event, "分值": worth(lines, event, unit)}, unit.world))
        for event in counted
    ]
    unsaid = [m for m in met if type(m) is Absent and m is not MISSING]
    return unknown or of_rows(unsaid) or all(m for m in met if type(m) is not Absent)


@says(Assertion)
def assertion(statement: Assertion, unit: Unit) -> None:
    """What must hold, where the condition holds; where that is not known, neither is this."""
    applies = True if statement.condition is None else evaluate(statement.condition, unit)
    met = applies if type(applies) is Absent else evaluate(statement.expr, unit) if applies else True
    _demand(f"断言（{statement.title}）", met, statement.guard, unit, "N440")


def _demand(path: str, met: Value, guard: Guard | None, unit: Unit, code: str = "N531") -> None:
    """Met or broken; what was not reported breaks nothing."""
    unit.named[f"{path}#met"] = met
    broken: Value = False
    if unit.world.holds(guard) and met is not MISSING:
        broken = met if type(met) is Absent else not met
    unit.named[f"{path}#broken"] = broken
    if broken is True:
        unit.findings.add((code, path))


@says(Composition)
def composition(statement: Composition, unit: Unit) -> None:
    """Every member that was reported on must be there; if nothing was reported nobody knows."""
    body = statement.name.text
    there = [unit.world.run.get(f"{body}.{n.text}") for n in statement.names]
    reported = [t for t in there if t is not None]
    _demand(body, all(reported) if reported else MISSING, statement.guard, unit)


@says(Sequence)
def sequence(statement: Sequence, unit: Unit) -> None:
    """Every reported date is no later than every later one; dates that were not reported are passed over.

    If no two of them were reported nobody knows.
    """
    dates = [_date(statement, n.text, unit) for n in statement.names]
    pairs = [(a, b) for i, a in enumerate(dates) for b in dates[i + 1 :]]
    tests = [worst(p) or p[0] <= p[1] for p in pairs]  # type: ignore[operator]
    known = [t for t in tests if t is not MISSING]
    met: Value = worst(known) or all(known) if known else MISSING
    _demand(statement.path, met, statement.guard, unit)


def _date(statement: Sequence, name: str, unit: Unit) -> Value:
    """A date that the measure declares, or one that only this statement asks for."""
    measure = unit.world.measure
    if unit.world.once(("date", name), lambda: any(s.role in ("fact", "value") for s in measure.lookup(name))):
        return unit.value(name)
    value = (unit.world.run if name in unit.world.run else unit.facts).get(name)
    return MISSING if value is None else value


@says(Assessor)
def assessor(statement: Assessor, unit: Unit) -> None:
    """Who assesses the class of the unit."""
    bodies = unit.world.every(Assessor)
    found = (b.name.text for b in bodies if unit.class_name in [n.text for n in b.names])
    unit.named["考核主体"] = next(found, NA)


def _without_ends(counts: list[tuple[Any, Any]], trim: Trim) -> list[tuple[Any, Any]]:
    """The ballots by their points without so many, or such a share of all, at either end."""
    number = sum(c for _, c in counts)
    left = sorted(([w, c] for w, c in counts), key=lambda one: one[0])
    for cut in trim.cuts:
        away = amount(cut.quantity)
        if cut.quantity.unit == "percent":
            mode = {"quota_down": "down", "quota_half_up": "half_up", "quota_up": "up"}[trim.whole_units]
            away = rounded(away * number, 0, mode)  # type: ignore[assignment]
        for end in cut.ends:
            more = away
            for one in left if end == "bottom" else reversed(left):
                gone = min(one[1], more)
                one[1], more = one[1] - gone, more - gone
    return [(w, c) for w, c in left]


@says(Channel)
def channel(statement: Channel, unit: Unit) -> None:
    """The mean points of the ballots of a channel, rounded; answers that are left out are no ballots; none, no score."""
    path = statement.name.text
    (rule,), (answers,) = unit.world.every(AnswerPoints), unit.world.every(Answers)
    worths = {a.name.text: amount(a.quantity) for a in rule.awards}
    counts = [(worths[n.text], unit.facts[f"{path}.{n.text}"]) for n in answers.names if n.text in worths]
    counts = counts if rule.trim is None else _without_ends(counts, rule.trim)
    ballots = sum(c for _, c in counts)  # type: ignore[misc]
    mean: Value = NO_SCORE
    if ballots:
        points = sum(w * c for w, c in counts)  # type: ignore[operator]
        mean = rounded(Fraction(points) / ballots, rule.rounding.decimals, rule.rounding.mode)
    unit.named[path] = mean
    unit.shares[path] = mean if type(mean) is Absent else mean * amount(statement.quantity)  # type: ignore[operator]
