"""加分, 扣分, 归并 and vetoes by event: which lines count, what they are worth, what they add up to."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle_expressions import Line, evaluate
from oracle_kinds import kind_of_type, listed
from oracle_values import Absent, Value, amount, lowest, minus, total, worst
from oracle_world import Unit, World, says

from ruledsl.statements.bonus import Bonus
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.statements.tariff import Fixed, Levels
from ruledsl.statements.veto import Veto

ZERO = Fraction(0)

Event = dict[str, Any]


@says(Bonus, Deduction)
def event_line(statement: EventLine, unit: Unit) -> None:
    """Points and count of the lines; a statement whose option is not in use is worth nothing."""
    name = statement.name.text
    lines = unit.events.get(name, [])
    if any(not _in_year(e, unit.world) for e in lines):
        unit.findings.add(("N501", name))
    in_use = unit.world.holds(statement.guard)
    counted, unknown = counting_lines(statement, unit) if in_use else ([], None)
    unit.named[f"{name}.次数"] = unknown or Fraction(len(counted))
    unit.named[name] = unknown or points_of(statement, counted, unit.world)


def counting_lines(statement: EventLine | Veto, unit: Unit) -> tuple[list[Event], Absent | None]:
    """The lines inside the year that no 不计 leaves out; or why nobody can say."""
    name = statement.name.text
    if name not in unit.counted:
        unit.counted[name] = _counting_lines(statement, unit)
    return unit.counted[name]


def _counting_lines(statement: EventLine | Veto, unit: Unit) -> tuple[list[Event], Absent | None]:
    counted = []
    unknown: list[Value] = []
    for event in unit.events.get(statement.name.text, []):
        left_out = _left_out(statement, event, unit) if _in_year(event, unit.world) else True
        if type(left_out) is Absent:
            unknown.append(left_out)
        elif not left_out:
            counted.append(event)
    return counted, of_rows(unknown)


def of_rows(states: list[Value]) -> Absent | None:
    """What rows that are not known do to what is made of all rows: an error, unless only a score is lacking.

    What does not concern a row leaves it out.
    """
    bad = [s for s in states if s is not Absent.NOT_APPLICABLE]
    if not bad:
        return None
    return Absent.NO_SCORE if worst(bad) is Absent.NO_SCORE else Absent.ERROR


def _in_year(event: Event, world: World) -> bool:
    return world.first <= event["日期"] <= world.last


def _left_out(statement: EventLine | Veto, event: Event, unit: Unit) -> Value:
    """Whether one of the 不计 that are in use holds for a line."""
    rules = [r for r in statement.leave_out if unit.world.holds(r.guard)]
    if not rules:
        return False
    parts = [evaluate(r.expr, unit, fields_of(statement, event, unit.world)) for r in rules]
    return worst(parts) or any(parts)


def fields_of(statement: EventLine | Veto, event: Event, world: World) -> Line:
    """The fields of a line by the names that only mean something there."""
    return Line(event, *world.once(("fields", id(statement)), lambda: _fields(statement, world)))


def _fields(statement: EventLine | Veto, world: World) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    kinds = {f.name.text: kind_of_type(f.type) for f in statement.fields}
    choices = {f.name.text: listed(world.measure, f.type) for f in statement.fields} | {"日期": (), "分值": ()}
    if isinstance(statement, EventLine) and isinstance(statement.tariff, Levels):
        choices["级别"] = tuple(a.name.text for a in statement.tariff.awards)
    return {"日期": "date", "级别": "choice", "分值": "points", **kinds}, choices


def worth(statement: EventLine, event: Event) -> Fraction:
    """The points of one line: fixed, by its level, or as decided."""
    match statement.tariff:
        case Fixed(quantity=quantity):
            return amount(quantity)
        case Levels(awards=awards):
            return next(amount(a.quantity) for a in awards if a.name.text == event["级别"])
    return event["分值"]


def points_of(statement: EventLine, lines: list[Event], world: World) -> Value:
    """What some lines add up to, by the way of counting in use, up to the limit of the statement."""
    if not lines:
        return ZERO
    mode = next((c.mode for c in statement.counting if world.holds(c.guard)), "every")
    points = _COUNTED[mode](statement, lines, world)
    return points if statement.limit is None else lowest(points, amount(statement.limit))


def _every(statement: EventLine, lines: list[Event], world: World) -> Fraction:
    """Every line, or of every incident the highest line."""
    if not _highest_of_incident(statement, world):
        return sum((worth(statement, e) for e in lines), ZERO)
    best: dict[object, Fraction] = {}
    for event in lines:
        key = incident(event)
        best[key] = max(best.get(key, worth(statement, event)), worth(statement, event))
    return sum(best.values(), ZERO)


def _highest_of_incident(statement: EventLine, world: World) -> bool:
    guarded = next((i for i in statement.incident if i.guard and world.holds(i.guard)), None)
    rule = guarded or next((i for i in statement.incident if i.guard is None), None)
    return rule is not None and rule.keep == "highest"


def incident(event: Event) -> object:
    """What a line is about; without 事由 its own event."""
    return event["事由"] if event["事由"] is not None else ("event", event["事件"])


def _best(statement: EventLine, lines: list[Event], world: World) -> Fraction:
    """Once, or the highest only: the line that is worth most."""
    return max((worth(statement, e) for e in lines), default=ZERO)


def _once_a_level(statement: EventLine, lines: list[Event], world: World) -> Fraction:
    assert isinstance(statement.tariff, Levels)
    found = {e["级别"] for e in lines}
    return sum((amount(a.quantity) for a in statement.tariff.awards if a.name.text in found), ZERO)


_COUNTED: dict[str, Callable[[EventLine, list[Event], World], Fraction]] = {
    "every": _every, "once": _best, "highest": _best, "once_a_level": _once_a_level,
}  # fmt: skip


@says(Merge)
def merge(statement: Merge, unit: Unit) -> None:
    """What the statements lose because of each incident only its highest line counts, over all of them.

    Of equal lines the one counts whose statement is named first, then whose level is written first.
    """
    world = unit.world
    parts = [world.meaning(n.text).statement for n in statement.names]
    unit.named[statement.path] = ZERO
    if not world.holds(statement.guard) or statement.keep != "highest":
        return
    lines: dict[int, list[Event]] = {}
    states = []
    for number, part in enumerate(parts):
        lines[number], unknown = counting_lines(part, unit) if world.holds(part.guard) else ([], None)
        states.append(unknown or ZERO)
    winners: dict[object, tuple[int, Event]] = {}
    for number, part in enumerate(parts):
        for event in sorted(lines[number], key=lambda e: _place_of_level(part, e)):
            key = incident(event)
            if key not in winners or worth(part, event) > worth(parts[winners[key][0]], winners[key][1]):
                winners[key] = (number, event)
    before = total(points_of(part, lines[n], world) for n, part in enumerate(parts))
    after = total(points_of(part, [e for m, e in winners.values() if m == n], world) for n, part in enumerate(parts))
    unit.named[statement.path] = worst(states) or minus(before, after)


def _place_of_level(statement: EventLine, event: Event) -> int:
    tariff = statement.tariff
    return [a.name.text for a in tariff.awards].index(event["级别"]) if isinstance(tariff, Levels) else 0


@says(Veto)
def veto(statement: Veto, unit: Unit) -> None:
    """Whether the veto holds: a fact, any event that counts, or a condition; never outside its option."""
    name = statement.name.text
    found = _found(statement, unit)
    unit.named[f"{name}#found"] = found
    tests = [found]
    if statement.condition is not None and statement.per_event:
        tests.append(evaluate(statement.condition, unit))
    holds = (worst(tests) or all(tests)) if unit.world.holds(statement.guard) else False
    unit.named[name] = holds
    if holds is True:
        unit.findings.add(("N521", name))


def _found(statement: Veto, unit: Unit) -> Value:
    if statement.per_event:
        counted, unknown = counting_lines(statement, unit)
        return unknown or bool(counted)
    if statement.condition is not None:
        return evaluate(statement.condition, unit)
    return bool(unit.facts.get(statement.name.text))
